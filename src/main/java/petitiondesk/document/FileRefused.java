package petitiondesk.document;

import petitiondesk.shared.Refusal;

/** Why a file is not taken, said so that the one who brought it knows which file it is and what he can do. */
final class FileRefused {

    /** Name of the part of the request, and of the field in the answer. */
    static final String FIELD = "file";

    private FileRefused() {}

    /** @param why begins with what is the matter, such as 是空文件 */
    static Refusal because(String name, String why) {
        return Refusal.invalid(FIELD, "“" + name + "”" + why);
    }
}

package petitiondesk.document;

import java.util.List;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import petitiondesk.shared.Refusal;

/** The one file of a form. */
public final class FormFile {

    private FormFile() {}

    /**
     * The file in the field {@code file}; asking for it reads the form.
     *
     * @throws Refusal if there is none, or more than one
     */
    public static MultipartFile in(MultipartHttpServletRequest form) {
        List<MultipartFile> files = form.getFiles(FileRefused.FIELD);
        if (files.size() != 1 || form.getFileMap().size() != 1) {
            throw Refusal.invalid(FileRefused.FIELD, files.isEmpty() ? "请选择文件" : "请每次上传一个文件");
        }
        return files.get(0);
    }
}

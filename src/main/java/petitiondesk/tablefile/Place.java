package petitiondesk.tablefile;

import petitiondesk.shared.Refusal;
import petitiondesk.shared.Refusal.FieldError;

/** A file, and how places in it are named: {@code 村.csv:3:2} for line 3, column 2. */
record Place(String file) {

    Refusal refuse(String message) {
        return Refusal.invalid(file, file + "：" + message);
    }

    Refusal refuse(int line, int column, String message) {
        return Refusal.invalid(file + ":" + line + ":" + column, "第" + line + "行第" + column + "列：" + message);
    }

    Refusal refuse(int line, String message) {
        return Refusal.invalid(file + ":" + line, "第" + line + "行：" + message);
    }

    FieldError fault(String message) {
        return new FieldError(file, message);
    }

    FieldError fault(int line, String message) {
        return new FieldError(file + ":" + line, "第" + line + "行：" + message);
    }

    FieldError fault(int line, int column, String header, String message) {
        return new FieldError(
                file + ":" + line + ":" + column, "第" + line + "行第" + column + "列（" + header + "）：" + message);
    }
}

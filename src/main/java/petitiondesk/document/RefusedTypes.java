package petitiondesk.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What to say of files that are not taken, by the kind that their content was found to be. */
final class RefusedTypes {

    private static final Map<Pattern, String> REASONS = new LinkedHashMap<>();

    static {
        because("image/(heic|heif|avif).*", "是 HEIC 等新格式的图片，很多电脑打不开；请在手机“设置 › 相机 › 格式”中选“兼容性最佳”后重拍，或者上传截图");
        because("image/svg.*", "是 SVG 图形，里面可能带有程序，不能上传；请转成 PDF 或者 PNG");
        because(".*(html|xhtml).*", "是网页文件，里面可能带有程序，不能上传；请打印成 PDF 再上传");
        because(
                ".*(msdownload|dosexec|executable|x-elf|sharedlib|mach-o|x-msi|android|java-archive|x-java).*",
                "是程序文件，不能上传");
        because("(application/(x-sh|x-bat|javascript|x-javascript|x-php).*|text/(x-|javascript).*)", "是程序脚本，不能上传");
        because(
                ".*(zip|rar|7z|gzip|bzip|x-tar|x-xz|compress|archive|iso9660|x-lha).*",
                "是压缩包，里面的文件无法检查，不能上传；请解压以后逐个上传");
        because(".*(opendocument|epub|officedocument|ms-).*", "是这里不收的文档格式，请另存为 docx、xlsx 或者 PDF");
        because("message/.*", "是邮件文件，不能上传；请打印成 PDF 再上传");
        because("application/rtf.*", "是 RTF 文档，不能上传；请另存为 docx 或者 PDF");
        because("video/.*", "是这里不收的视频格式，请转成 MP4 再上传");
        because("audio/.*", "是这里不收的录音格式，请转成 MP3 或者 M4A 再上传");
        because("image/.*", "是这里不收的图片格式，请转成 JPEG 或者 PNG 再上传");
    }

    private RefusedTypes() {}

    static String reason(String mediaType) {
        return REASONS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(mediaType).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("不是可以上传的文件类型");
    }

    private static void because(String mediaTypes, String reason) {
        REASONS.put(Pattern.compile(mediaTypes), reason);
    }
}

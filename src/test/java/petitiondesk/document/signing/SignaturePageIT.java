package petitiondesk.document.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static petitiondesk.document.signing.TestCertificates.FILE_PASSWORD;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import petitiondesk.document.signing.TestCertificates.Issued;
import petitiondesk.security.Caller;

/** Certificate and pin as their owner, an administrator and a stranger see them. */
class SignaturePageIT extends SigningDay {

    private static final String PAGE = "/desk/signature";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;

    private Caller browser;
    private String userId;

    @BeforeEach
    void somebodyIsSignedIn() {
        userId = signers.hire("赵召集");
        browser = Caller.browser(port, userId, Signers.PASSWORD);
    }

    @Test
    void onePageServesTheFirstPinTheNextAndTheForgottenOne() {
        assertThat(browser.get(PAGE).body()).contains("还没有", "设定签名密码", "还没有签过", "电子签名</a>");

        assertThat(posted("/pin", "password", Signers.PASSWORD, "pin", "111111", "again", "111112"))
                .contains("没有办成", "签名密码不能全是同一个字符", "两次输入的签名密码不一样", "aria-invalid=\"true\"");
        assertThat(posted("/pin", "password", Signers.PASSWORD, "pin", "493817", "again", "493817"))
                .contains("签名密码已设定", "2026年8月3日至2029年8月2日", "签发了签名证书");
        assertThat(posted("/new-pin", "present", "000000", "pin", "820461", "again", "820461"))
                .contains("签名密码不正确，还可以再试4次");
        assertThat(posted("/new-pin", "present", "493817", "pin", "820461", "again", "820461"))
                .contains("签名密码已修改");
        assertThat(posted("/forgotten", "password", Signers.PASSWORD))
                .contains("原来的密钥已放弃", "忘记签名密码，放弃了原来的密钥", "证书吊销", "还没有");
    }

    @Test
    void aCertificateIsBroughtAsAFile() throws Exception {
        Issued mine = TestCertificates.certificate(
                "李自带",
                TestCertificates.ec(),
                null,
                KeyUsage.digitalSignature,
                clock.instant().minusSeconds(60),
                Duration.ofDays(365));
        String file = Base64.getEncoder().encodeToString(TestCertificates.pkcs12(mine.key(), mine.certificate()));

        assertThat(brought("", FILE_PASSWORD)).contains("请选择证书文件");
        assertThat(brought(file, "wrong")).contains("证书文件的密码不正确");
        assertThat(brought(file, FILE_PASSWORD)).contains("已换上自带的证书", "李自带", "（自带的证书）");
    }

    @Test
    void theSameOverJson() {
        Caller script = Caller.script(port, userId, Signers.PASSWORD);
        assertThat(script.get("/api/signature").body()).contains("\"kind\":\"NONE\"", "\"history\":[]");
        assertThat(script.postJson("/api/signature/pin", json("password", "x", "pin", "12345")))
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(400);
                    assertThat(answer.body()).contains("\"field\":\"pin\"", "6到64个字符");
                });
        assertThat(script.postJson("/api/signature/pin", json("password", Signers.PASSWORD, "pin", "493817"))
                        .body())
                .contains("\"kind\":\"OWN\"");
        assertThat(script.postJson("/api/signature/new-pin", json("present", "493817", "pin", "820461"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(script.get("/api/signature/certificates").statusCode()).isEqualTo(403);
        assertThat(script.postJson("/api/signature/certificates/1/revocation", json("reason", "LEFT"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(script.postJson("/api/signature/forgotten", json("password", Signers.PASSWORD))
                        .body())
                .contains("\"kind\":\"NONE\"");
    }

    @Test
    void anAdministratorRevokesButCannotSignForAnybody() {
        posted("/pin", "password", Signers.PASSWORD, "pin", "493817", "again", "493817");
        Caller admin = Caller.browser(port, "admin", "demo");
        String page = admin.get(PAGE + "/certificates").body();
        assertThat(page).contains("赵召集", userId, "根证书", "吊销…").doesNotContain("493817");
        Matcher revocation = Pattern.compile("certificates/(\\d+)/revocation").matcher(page);
        assertThat(revocation.find()).isTrue();
        String address = PAGE + "/certificates/" + revocation.group(1) + "/revocation";

        admin.postForm(address, "reason", "", "_csrf", token(page));
        assertThat(admin.get(PAGE + "/certificates").body()).contains("吊销原因不在可选范围内");
        admin.postForm(address, "reason", "LEFT", "note", "调离", "_csrf", token(page));

        assertThat(admin.get(PAGE + "/certificates").body()).contains("证书已吊销", "本人离职或不再负责签署：调离");
        assertThat(browser.get(PAGE).body()).contains("还没有", "证书由管理员吊销");
        assertThat(browser.get(PAGE + "/certificates").statusCode()).isEqualTo(403);
    }

    @Test
    void authorityAndListAreThereForEverybody() {
        Caller nobody = Caller.nobody(port);
        assertThat(nobody.get("/verify/ca.crt")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-x509-ca-cert");
        });
        assertThat(nobody.get("/verify/crl").headers().firstValue("Content-Type"))
                .hasValue("application/pkix-crl");
        assertThat(nobody.get(PAGE).statusCode()).isEqualTo(302);
        assertThat(nobody.get("/api/signature").statusCode()).isEqualTo(401);
    }

    private String brought(String file, String filePassword) {
        return posted(
                "/certificate",
                "file",
                file,
                "filePassword",
                filePassword,
                "password",
                Signers.PASSWORD,
                "pin",
                "493817",
                "again",
                "493817");
    }

    /** The page after the attempt. */
    private String posted(String form, String... fields) {
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "_csrf";
        all[fields.length + 1] = token(browser.get(PAGE).body());
        browser.postForm(PAGE + form, all);
        return browser.get(PAGE).body();
    }

    private static String token(String page) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String json(String... fields) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < fields.length; i += 2) {
            json.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(fields[i])
                    .append("\":\"")
                    .append(fields[i + 1])
                    .append('"');
        }
        return json.append('}').toString();
    }
}

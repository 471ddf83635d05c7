package petitiondesk.document.signing.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.platform.UploadDoor;

/** Where certificate files come in. */
@Configuration(proxyBeanMethods = false)
class SignatureDoors {

    private static final long FORM_BYTES = 128 * 1024;

    @Bean
    UploadDoor certificateDoor() {
        return UploadDoor.forForms("/desk/signature/certificate", FORM_BYTES);
    }
}

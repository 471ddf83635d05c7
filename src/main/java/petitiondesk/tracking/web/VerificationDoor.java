package petitiondesk.tracking.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.document.issued.Verification;
import petitiondesk.platform.UploadDoor;

/** Files come in here to be verified, from anybody. */
@Configuration(proxyBeanMethods = false)
class VerificationDoor {

    @Bean
    UploadDoor verificationUploads() {
        return UploadDoor.forForms("/api/public/verification", Verification.REQUEST);
    }
}

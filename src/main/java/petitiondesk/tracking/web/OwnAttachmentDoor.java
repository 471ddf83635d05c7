package petitiondesk.tracking.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.document.AttachmentRules;
import petitiondesk.platform.UploadDoor;

/** Files of a case come in from its petitioner here. */
@Configuration(proxyBeanMethods = false)
class OwnAttachmentDoor {

    @Bean
    UploadDoor ownAttachmentUploads(AttachmentRules rules) {
        return UploadDoor.forForms("/api/public/petitions/[^/]+/attachments", rules.requestBytes());
    }
}

package petitiondesk.petition.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.document.AttachmentRules;
import petitiondesk.platform.UploadDoor;

/** Files of a case come in from the staff here. */
@Configuration(proxyBeanMethods = false)
class AttachmentDoor {

    @Bean
    UploadDoor caseAttachmentUploads(AttachmentRules rules) {
        return UploadDoor.forForms("/api/petitions/[^/]+/attachments", rules.requestBytes());
    }
}

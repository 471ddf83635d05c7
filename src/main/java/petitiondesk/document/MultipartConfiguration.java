package petitiondesk.document;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.document.issued.Verification;

/** Forms with files wait on disk, not in memory, while they come in; the server removes them with their request. */
@Configuration(proxyBeanMethods = false)
class MultipartConfiguration {

    @Bean
    MultipartConfigElement formsWithFiles(AttachmentSettings settings) {
        return new MultipartConfigElement("", -1, Math.max(settings.requestBytes(), Verification.REQUEST), 0);
    }
}

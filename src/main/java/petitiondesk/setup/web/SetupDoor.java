package petitiondesk.setup.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.organisation.Role;
import petitiondesk.platform.RequestLimits;
import petitiondesk.platform.UploadDoor;

/** Lists of the organisation and of categories come in from administrators alone. */
@Configuration(proxyBeanMethods = false)
class SetupDoor {

    @Bean
    UploadDoor setupUploads(RequestLimits limits) {
        return UploadDoor.forFiles(
                "/api/files/(organisation|categories|dispute-types)/(files|preview)",
                limits.setupBody().toBytes(),
                Set.of(Role.ADMINISTRATOR.group()));
    }
}

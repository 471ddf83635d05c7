package petitiondesk.intakefile.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import petitiondesk.intakefile.IntakeFiles;
import petitiondesk.platform.RequestLimits;
import petitiondesk.platform.UploadDoor;

/** Large tables of petitions come in from those whose work it is, and from nobody else. */
@Configuration(proxyBeanMethods = false)
class IntakeFileDoor {

    @Bean
    UploadDoor intakeFileUploads(RequestLimits limits) {
        return UploadDoor.forFiles("/api/files/intake", limits.fileBody().toBytes(), IntakeFiles.groups());
    }
}

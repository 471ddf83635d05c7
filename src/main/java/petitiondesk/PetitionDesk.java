package petitiondesk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Petitions and disputes of a township, from intake to archive. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PetitionDesk {

    public static void main(String[] args) {
        SpringApplication.run(PetitionDesk.class, args);
    }
}

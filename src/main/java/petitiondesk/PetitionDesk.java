package petitiondesk;

import java.util.OptionalInt;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import petitiondesk.command.Commands;

/** Petitions and disputes of a township, from intake to archive. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PetitionDesk {

    public static void main(String[] args) {
        OptionalInt command = Commands.run(args);
        if (command.isPresent()) {
            System.exit(command.getAsInt());
        }
        SpringApplication.run(PetitionDesk.class, args);
    }
}

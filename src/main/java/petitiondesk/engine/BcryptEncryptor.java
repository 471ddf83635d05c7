package petitiondesk.engine;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Passwords as bcrypt hashes; the engine's default is a single round of SHA-512. */
final class BcryptEncryptor implements PasswordEncryptor {

    private static final String PREFIX = "{bcrypt}";

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

    @Override
    public String encrypt(String password) {
        return bcrypt.encode(password);
    }

    /** The engine puts its own salt behind the password and the algorithm's name in front of the hash. */
    @Override
    public boolean check(String password, String encrypted) {
        String hash = encrypted.startsWith(PREFIX) ? encrypted.substring(PREFIX.length()) : encrypted;
        return bcrypt.matches(password, hash);
    }

    @Override
    public String hashAlgorithmName() {
        return "bcrypt";
    }
}

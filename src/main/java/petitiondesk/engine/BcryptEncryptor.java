package petitiondesk.engine;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Passwords as bcrypt hashes; the engine's default is a single round of SHA-512. */
final class BcryptEncryptor implements PasswordEncryptor {

    /** What the engine writes in front of a hash of ours. */
    static final String PREFIX = "{bcrypt}";

    /** What bcrypt takes is 72 bytes, of which the engine's salt needs 24. */
    static final int PASSWORD_BYTES = 48;

    private static final int LOWEST_COST = 4;

    private final BCryptPasswordEncoder bcrypt;

    BcryptEncryptor() {
        this(new BCryptPasswordEncoder());
    }

    private BcryptEncryptor(BCryptPasswordEncoder bcrypt) {
        this.bcrypt = bcrypt;
    }

    /** Quick hashes: slowness protects what people think up, and adds nothing to sixty random bits. */
    static BcryptEncryptor forRandomPasswords() {
        return new BcryptEncryptor(new BCryptPasswordEncoder(LOWEST_COST));
    }

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

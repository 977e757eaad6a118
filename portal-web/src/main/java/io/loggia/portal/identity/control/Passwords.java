package io.loggia.portal.identity.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Salted, slow password hashes by Jakarta Security's PBKDF2 (3.0, section 2.5.1). */
@ApplicationScoped
public class Passwords {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    @Inject
    private Pbkdf2PasswordHash hash;

    @Inject
    @ConfigProperties
    private IdentityConfig config;

    /** A hash of no password: making one would take a good part of a second of every start. */
    private String decoy = "";

    @PostConstruct
    void initialise() {
        hash.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", ALGORITHM,
                "Pbkdf2PasswordHash.Iterations", Integer.toString(config.passwordIterations),
                "Pbkdf2PasswordHash.SaltSizeBytes", Integer.toString(SALT_BYTES),
                "Pbkdf2PasswordHash.KeySizeBytes", Integer.toString(KEY_BYTES)));
        decoy = ALGORITHM + ":" + config.passwordIterations + ":" + random(SALT_BYTES) + ":" + random(KEY_BYTES);
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    public String hash(String password) {
        return hash.generate(password.toCharArray());
    }

    /** Takes as long for an unknown person as for a known one, so that time tells nothing about names. */
    public boolean matches(String password, Optional<String> stored) {
        boolean matches = hash.verify(password.toCharArray(), stored.orElse(decoy));
        return matches && stored.isPresent();
    }
}

package io.loggia.portal.identity.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Salted, slow password hashes by Jakarta Security's PBKDF2 (3.0, section 2.5.1). */
@ApplicationScoped
public class Passwords {

    @Inject
    private Pbkdf2PasswordHash hash;

    @Inject
    @ConfigProperties
    private IdentityConfig config;

    private String decoy = "";

    @PostConstruct
    void initialise() {
        hash.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", Integer.toString(config.passwordIterations),
                "Pbkdf2PasswordHash.SaltSizeBytes", "16",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        decoy = hash(UUID.randomUUID().toString());
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

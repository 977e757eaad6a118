package io.loggia.portal.identity.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.portal.platform.control.SecretFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** The one-time road to the first account of an installation that seeds no demo organisation. */
@ApplicationScoped
public class FirstAdmin {

    private static final String SECRET = "first-admin";
    private static final int TOKEN_BYTES = 24;

    @Inject
    private People people;

    @Inject
    private SecretFiles secrets;

    /** The token that allows it; empty once anybody exists. */
    public Optional<String> token() {
        return people.count() > 0 ? Optional.empty() : Optional.of(secrets.readOrCreate(SECRET, TOKEN_BYTES));
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the token is wrong or anybody exists already */
    public void create(String token, String username, String name, String password) {
        Optional<String> expected = token();
        if (expected.isEmpty()
                || !MessageDigest.isEqual(
                        expected.get().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "This link is wrong or has been used.");
        }
        people.create(PersonId.random(), username, name, password, Set.of(Role.ADMIN, Role.AUTHOR), null);
        secrets.delete(SECRET);
    }
}

package io.loggia.portal.identity.control;

import io.loggia.domain.PersonId;
import java.time.Instant;

/** A CDI event: somebody failed to sign in so often under a person's name that the name has to wait. */
public record SignInLocked(PersonId person, String name, Instant until) {}

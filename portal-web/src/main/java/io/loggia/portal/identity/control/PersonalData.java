package io.loggia.portal.identity.control;

import io.loggia.domain.PersonId;
import java.util.List;
import java.util.Map;

/** What a feature keeps of a person, told to that person and nobody else. Every feature that keeps something tells it. */
public interface PersonalData {

    /**
     * All of it, in the caller's transaction: rows by the name of what they are, which no other feature uses. Secrets, and
     * what others did that tells of them, are left out.
     */
    Map<String, List<Map<String, Object>>> of(PersonId person);
}

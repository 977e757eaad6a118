package io.loggia.portal.identity.control;

import java.util.List;

/**
 * What a feature keeps of people. Every feature that keeps something says of each table how it is told to its person, and
 * what becomes of it when that person is erased; nothing else in the portal says so.
 */
public interface PersonalData {

    /** All of it. Secrets, and what others did that tells of them, are not told. */
    List<PersonalTable> tables();

    /** Does what statements cannot, before rows are erased and in the same transaction. */
    default void leave(Leaver leaver) {}
}

package io.loggia.portal.identity.control;

import java.util.Locale;

/** What an outside source may say of a person. */
public enum PersonField {
    NAME,
    EMAIL,
    DEPARTMENT,
    ROLES,
    ENABLED;

    /** As it is written on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.loggia.portal.roster.control;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import io.loggia.portal.identity.control.RosterOrder;
import io.loggia.portal.identity.control.RosterOrder.By;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters {@code sortBy} and {@code sortOrder} (RFC 7644, section 3.4.2.3). */
final class ScimOrder {

    private static final Map<String, By> USERS = Map.ofEntries(
            Map.entry("id", By.ID),
            Map.entry("externalid", By.EXTERNAL_ID),
            Map.entry("username", By.USERNAME),
            Map.entry("displayname", By.NAME),
            Map.entry("name.formatted", By.NAME),
            Map.entry("emails", By.EMAIL),
            Map.entry("emails.value", By.EMAIL),
            Map.entry("active", By.ENABLED),
            Map.entry("meta.created", By.ADDED),
            Map.entry("meta.lastmodified", By.CHANGED));

    private static final Map<String, By> GROUPS = Map.of(
            "id", By.ID,
            "externalid", By.EXTERNAL_ID,
            "displayname", By.NAME,
            "meta.created", By.CHANGED,
            "meta.lastmodified", By.CHANGED);

    private ScimOrder() {}

    /** @throws BadRequestException when people are not sorted by that */
    static RosterOrder ofUsers(@Nullable SchemaAttribute by, @Nullable SortOrder order) {
        return of(USERS, by, order, new RosterOrder(By.ADDED, /* descending= */ false));
    }

    /** @throws BadRequestException when groups are not sorted by that */
    static RosterOrder ofGroups(@Nullable SchemaAttribute by, @Nullable SortOrder order) {
        return of(GROUPS, by, order, new RosterOrder(By.NAME, /* descending= */ false));
    }

    private static RosterOrder of(
            Map<String, By> known, @Nullable SchemaAttribute by, @Nullable SortOrder order, RosterOrder usual) {
        if (by == null) {
            return usual;
        }
        By column = known.get(by.getScimNodeName().toLowerCase(Locale.ROOT));
        if (column == null) {
            throw new BadRequestException(
                    "The list cannot be sorted by " + by.getScimNodeName() + ".", null, ScimType.RFC7644.INVALID_VALUE);
        }
        return new RosterOrder(column, order == SortOrder.DESCENDING);
    }
}

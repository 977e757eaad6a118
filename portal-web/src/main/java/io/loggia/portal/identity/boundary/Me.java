package io.loggia.portal.identity.boundary;

import io.loggia.domain.Role;
import io.loggia.portal.platform.control.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The caller's own record.
 *
 * @param manages departments the caller may report on, without the subtrees these imply
 * @param today the day that it is for the organisation, by which periods go
 * @param csrfToken to be sent back as {@code X-CSRF-Token} with every state change
 */
public record Me(
        String id,
        String name,
        String username,
        List<Role> roles,
        @Nullable Ref department,
        List<Ref> groups,
        List<Ref> manages,
        String today,
        String csrfToken) {}

package io.loggia.portal.roster.control;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Manager;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import io.loggia.portal.identity.control.DepartmentPaths;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user as a SCIM client has written them.
 *
 * @param active null when the client did not say
 * @param complete whether what is absent was left out (a PUT) rather than taken away (a PATCH)
 */
record ScimForm(
        String username,
        @Nullable String externalId,
        @Nullable String displayName,
        @Nullable String formatted,
        @Nullable String given,
        @Nullable String family,
        @Nullable String email,
        @Nullable Boolean active,
        @Nullable String department,
        @Nullable String manager,
        boolean complete) {

    private static final int MAX_USERNAME = 300;
    private static final int MAX_NAME = 200;
    private static final int MAX_EMAIL = 320;
    private static final int MAX_EXTERNAL_ID = 255;

    /** A name with its parts, as they were before. */
    record Named(
            String name, @Nullable String given, @Nullable String family) {}

    /** @throws BadRequestException when something is missing or too long */
    static ScimForm of(User user, boolean complete) {
        Optional<Name> name = user.getName();
        Optional<EnterpriseUser> work = user.getEnterpriseUser();
        String username = text(user.getUserName(), "userName", MAX_USERNAME);
        if (username == null) {
            throw new BadRequestException("userName is missing.", null, ScimType.RFC7644.INVALID_VALUE);
        }
        return new ScimForm(
                username.toLowerCase(Locale.ROOT),
                text(user.getExternalId(), "externalId", MAX_EXTERNAL_ID),
                text(user.getDisplayName(), "displayName", MAX_NAME),
                text(name.flatMap(Name::getFormatted), "name.formatted", MAX_NAME),
                text(name.flatMap(Name::getGivenName), "name.givenName", MAX_NAME),
                text(name.flatMap(Name::getFamilyName), "name.familyName", MAX_NAME),
                text(mainEmail(user.getEmails()), "emails.value", MAX_EMAIL),
                user.isActive().orElse(null),
                department(work.flatMap(EnterpriseUser::getDepartment)),
                text(work.flatMap(EnterpriseUser::getManager).flatMap(Manager::getValue), "manager.value", MAX_NAME),
                complete);
    }

    /**
     * The one name that the portal shows. A client may change any of four attributes that say it, so the one that differs
     * from before wins; for equals, {@code displayName} is what people are meant to see.
     */
    String name(@Nullable Named before) {
        String joined = Stream.of(given, family).filter(Objects::nonNull).collect(Collectors.joining(" "));
        boolean partsChanged = before != null
                && !joined.isEmpty()
                && !(Objects.equals(given, before.given()) && Objects.equals(family, before.family()));
        Stream<@Nullable String> said = Stream.of(displayName, formatted);
        if (before != null && !complete) {
            Optional<String> changed = said.filter(text -> text != null && !text.equals(before.name()))
                    .map(Objects::requireNonNull)
                    .findFirst();
            if (changed.isPresent()) {
                return changed.get();
            }
            if (partsChanged) {
                return cut(joined);
            }
            return before.name();
        }
        return cut(Stream.of(displayName, formatted, joined.isEmpty() ? null : joined, username)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(username));
    }

    private static String cut(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }

    private static Optional<String> mainEmail(List<Email> emails) {
        return emails.stream()
                .filter(Email::isPrimary)
                .findFirst()
                .or(() -> emails.stream()
                        .filter(email ->
                                email.getType().filter("work"::equalsIgnoreCase).isPresent())
                        .findFirst())
                .or(() -> emails.stream().findFirst())
                .flatMap(Email::getValue);
    }

    private static @Nullable String department(Optional<String> written) {
        String path = text(written, "department", Integer.MAX_VALUE);
        if (path != null
                && DepartmentPaths.segments(path).stream().anyMatch(name -> name.length() > DepartmentPaths.MAX_NAME)) {
            throw tooLong("department", DepartmentPaths.MAX_NAME);
        }
        return path;
    }

    private static @Nullable String text(Optional<String> written, String attribute, int max) {
        String text = written.map(String::strip).filter(t -> !t.isEmpty()).orElse(null);
        if (text != null && text.length() > max) {
            throw tooLong(attribute, max);
        }
        return text;
    }

    private static BadRequestException tooLong(String attribute, int max) {
        return new BadRequestException(
                attribute + " may have " + max + " characters at most.", null, ScimType.RFC7644.INVALID_VALUE);
    }
}

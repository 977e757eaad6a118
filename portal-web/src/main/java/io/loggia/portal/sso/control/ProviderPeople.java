package io.loggia.portal.sso.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.GroupId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Role;
import io.loggia.domain.RosterSource;
import io.loggia.portal.identity.control.LocalAdmins;
import io.loggia.portal.identity.control.Origin;
import io.loggia.portal.identity.control.Roster;
import io.loggia.portal.identity.control.Roster.Kept;
import io.loggia.portal.identity.control.Roster.Place;
import io.loggia.portal.identity.control.Roster.Placement;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.ClaimRules.Meaning;
import io.loggia.portal.sso.control.ProviderSettings.Effect;
import io.loggia.portal.sso.control.ProviderSettings.UnknownPeople;
import io.loggia.portal.sso.control.Units.Found;
import io.loggia.portal.sso.entity.PersonIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who a provider's subject is here, and what their claims give them. People are found by issuer and subject alone, or by
 * the unchanging id that the provider's own roster knows them by: never by name or address, which change hands.
 */
@ApplicationScoped
public class ProviderPeople {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private Roster roster;

    @Inject
    private Units units;

    @Inject
    private LocalAdmins localAdmins;

    /**
     * What a sign-in would come to.
     *
     * @param refusal null when there is access
     * @param reason of a refusal, in words for an admin
     * @param person null for someone new
     */
    public record Outcome(
            @Nullable ErrorCode refusal,
            @Nullable Told reason,
            @Nullable PersonId person,
            String name,
            String username,
            Map<Role, Told> roles,
            @Nullable Found department,
            List<Found> groups) {

        public boolean isAllowed() {
            return refusal == null;
        }

        /** Why there is no access; never null where there is none. */
        public Told why() {
            return reason == null ? Told.of(SsoWord.UNKNOWN_DENIED) : reason;
        }
    }

    /**
     * An identity of somebody.
     *
     * @param givesDepartment whether the issuer named their department when it was heard last
     */
    record Known(String issuer, boolean givesDepartment) {}

    /** Decides, and changes nothing. */
    public Outcome decide(UUID providerId, ProviderSettings settings, Arrival arrival) {
        Claims claims = arrival.claims();
        Meaning meaning = ClaimRules.read(settings, claims);
        Optional<Kept> known = find(providerId, settings, arrival);
        String username = username(settings, arrival);
        String name = claims.first(settings.nameClaim()).orElse(username);
        ErrorCode refusal = null;
        Told reason = meaning.denied();
        if (reason != null) {
            refusal = ErrorCode.SSO_DENIED;
        } else if (known.isPresent() && !known.get().enabled()) {
            refusal = ErrorCode.SSO_DISABLED;
            reason = Told.of(SsoWord.DEACTIVATED, "name", known.get().name());
        } else if (known.isEmpty() && settings.unknownPeople() == UnknownPeople.DENY) {
            refusal = ErrorCode.SSO_UNKNOWN;
            reason = Told.of(SsoWord.UNKNOWN_DENIED);
        }
        return new Outcome(
                refusal,
                reason,
                known.map(Kept::id).orElse(null),
                known.map(Kept::name).orElse(name),
                known.map(Kept::username).orElse(username),
                meaning.roles(),
                units.department(providerId, meaning.departments()).orElse(null),
                units.groups(providerId, meaning.groups()));
    }

    /**
     * Carries an allowed outcome out: makes or links the person, and gives them their place. What a roster (SCIM,
     * Keycloak) keeps of a person is left to it.
     */
    public PersonId welcome(UUID providerId, ProviderSettings settings, Arrival arrival, Outcome outcome) {
        Instant now = Instant.now();
        Claims claims = arrival.claims();
        PersonId person = outcome.person();
        Roster.Entry entry = new Roster.Entry(
                new Origin(RosterSource.PROVIDER, providerId, null),
                username(settings, arrival),
                claims.first(settings.nameClaim()).orElse(outcome.username()),
                claims.first(settings.emailClaim()).orElse(null),
                /* enabled= */ true);
        if (person == null) {
            person = roster.add(entry);
        }
        PersonId found = person;
        PersonIdentity identity = identity(arrival).orElseGet(() -> {
            PersonIdentity made =
                    new PersonIdentity(UUID.randomUUID(), found, arrival.issuer(), arrival.subject(), now);
            entities.persist(made);
            return made;
        });
        identity.signedIn(now);
        RosterSource source = source(person);
        if (source == RosterSource.PROVIDER && outcome.person() != null) {
            roster.change(person, entry);
        }
        place(person, settings, outcome, providerId);
        roster.signedIn(person, now);
        return person;
    }

    /** Gives someone their place anew. Returns whether that changed anything. */
    public boolean place(PersonId person, ProviderSettings settings, Outcome outcome, UUID providerId) {
        RosterSource source = source(person);
        boolean keptElsewhere = source == RosterSource.SCIM || source == RosterSource.KEYCLOAK;
        Set<Role> roles = settings.rolesManaged() ? roles(person, outcome) : null;
        boolean byRule = outcome.department() != null && outcome.department().isOurs();
        Placement department = outcome.department() == null || (keptElsewhere && !byRule)
                ? null
                : new Placement(units.make(providerId, outcome.department()));
        boolean mapsGroups =
                settings.groups() != null || settings.rules().stream().anyMatch(rule -> rule.effect() == Effect.GROUP);
        Set<GroupId> groups = null;
        if (mapsGroups && !keptElsewhere) {
            groups = new HashSet<>(units.makeGroups(providerId, outcome.groups()));
        }
        boolean givesDepartment = department != null;
        identities(List.of(person)).stream()
                .filter(identity -> identity.issuer().equals(settings.issuer()))
                .forEach(identity -> identity.setGivesDepartment(givesDepartment));
        return roster.place(person, new Place(roles, department, groups));
    }

    /** The person of an issuer's subject, if anyone. */
    public Optional<PersonId> find(String issuer, String subject) {
        return identity(issuer, subject).map(PersonIdentity::person);
    }

    /** Who everybody is that has come from an issuer, by subject. */
    public Map<String, PersonId> subjects(String issuer) {
        return entities.createQuery("select i from PersonIdentity i where i.issuer = :issuer", PersonIdentity.class)
                .setParameter("issuer", issuer)
                .getResultStream()
                .collect(Collectors.toMap(PersonIdentity::subject, PersonIdentity::person));
    }

    /** By whom each of these people is vouched for; those by nobody are left out. */
    Map<PersonId, List<Known>> known(Collection<PersonId> people) {
        return identities(people).stream()
                .collect(Collectors.groupingBy(
                        PersonIdentity::person,
                        Collectors.mapping(
                                identity -> new Known(identity.issuer(), identity.givesDepartment()),
                                Collectors.toList())));
    }

    private List<PersonIdentity> identities(Collection<PersonId> people) {
        return entities.createQuery(
                        "select i from PersonIdentity i where i.personId in :people order by i.createdAt, i.id",
                        PersonIdentity.class)
                .setParameter("people", people.stream().map(PersonId::value).toList())
                .getResultList();
    }

    /** Says whom an issuer's subject is, when that is known beforehand. */
    public void link(PersonId person, String issuer, String subject) {
        if (identity(issuer, subject).isEmpty()) {
            entities.persist(new PersonIdentity(UUID.randomUUID(), person, issuer, subject, Instant.now()));
        }
    }

    private Optional<Kept> find(UUID providerId, ProviderSettings settings, Arrival arrival) {
        return identity(arrival)
                .flatMap(identity -> roster.find(identity.person()))
                .or(() -> arrival.claims()
                        .first(settings.rosterClaim())
                        .flatMap(id -> roster.byExternalId(providerId, id)));
    }

    private Optional<PersonIdentity> identity(Arrival arrival) {
        return identity(arrival.issuer(), arrival.subject());
    }

    private Optional<PersonIdentity> identity(String issuer, String subject) {
        return entities.createQuery(
                        "select i from PersonIdentity i where i.issuer = :issuer and i.subject = :subject",
                        PersonIdentity.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    private RosterSource source(PersonId person) {
        return roster.find(person).map(kept -> kept.origin().source()).orElse(RosterSource.PROVIDER);
    }

    /** The way back in stays: no provider takes the last local administrator's role away. */
    private Set<Role> roles(PersonId person, Outcome outcome) {
        Set<Role> roles = EnumSet.of(Role.VIEWER);
        roles.addAll(outcome.roles().keySet());
        if (localAdmins.all().equals(Set.of(person))) {
            roles.add(Role.ADMIN);
        }
        return roles;
    }

    private static String username(ProviderSettings settings, Arrival arrival) {
        return arrival.claims()
                .first(settings.usernameClaim())
                .or(() -> arrival.claims().first(settings.emailClaim()))
                .orElse(arrival.subject());
    }
}

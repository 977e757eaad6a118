package io.loggia.portal.learning.control;

import io.loggia.analytics.assignment.Schedule;
import io.loggia.domain.AssignmentId;
import io.loggia.domain.Audience;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.Principal;
import io.loggia.domain.Viewer;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.learning.entity.Assignment;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.WireTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Assignments that are in force, and changes to them, which want the caller's transaction. Nothing here asks who is asking:
 * whoever gives or changes one may assign the item.
 */
@ApplicationScoped
public class Assignments {

    private static final int LONGEST_YEARS = 10;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private AuditLog audit;

    /**
     * @param from the first day, today where it is null
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for days that make no sense
     */
    public GivenAssignment give(MediaRef media, AssignmentTerms terms, @Nullable LocalDate from, Viewer by) {
        // In microseconds, as the column holds it: what is answered now is what is read later.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = calendars.current().day(now);
        if (from != null && (from.isAfter(today) || from.isBefore(today.minusYears(LONGEST_YEARS)))) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "It begins today, or before, at most " + LONGEST_YEARS + " years ago.");
        }
        Assignment assignment = new Assignment(media.id(), by.id(), from == null ? today : from, now);
        apply(assignment, terms);
        entities.persist(assignment);
        entities.flush();
        audit.byCaller("assignment.created", subject(media), null, told(assignment));
        return toGiven(assignment);
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} for one that is over */
    public GivenAssignment change(MediaRef media, AssignmentId id, AssignmentTerms terms) {
        Assignment assignment = require(id);
        String before = told(assignment);
        if (assignment.threshold() == null && terms.threshold() != null) {
            assignment.askForShareFrom(Instant.now().truncatedTo(ChronoUnit.MICROS));
        }
        apply(assignment, terms);
        entities.flush();
        audit.byCaller("assignment.changed", subject(media), before, told(assignment));
        return toGiven(assignment);
    }

    /**
     * As it stands, and stays until the caller's transaction ends.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} for one that is over
     */
    public GivenAssignment lock(AssignmentId id) {
        entities.find(Assignment.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
        return toGiven(require(id));
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} for one that is over */
    public void end(MediaRef media, AssignmentId id) {
        Assignment assignment = require(id);
        assignment.end(Instant.now());
        audit.byCaller("assignment.ended", subject(media), told(assignment), null);
    }

    public Optional<GivenAssignment> find(AssignmentId id) {
        return entities.createQuery(
                        "select a from Assignment a where a.id = :id and a.endedAt is null", Assignment.class)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst()
                .map(Assignments::toGiven);
    }

    /** Those that concern somebody with these principals, in the order they were given. */
    public List<GivenAssignment> to(Collection<Principal> principals) {
        return entities
                .createQuery(
                        "select a from Assignment a where a.endedAt is null and exists (select x.id from Assignment x"
                                + " join x.audience p where x.id = a.id and p in :principals) order by a.createdAt, a.id",
                        Assignment.class)
                .setParameter(
                        "principals", principals.stream().map(Principal::token).toList())
                .getResultList()
                .stream()
                .map(Assignments::toGiven)
                .toList();
    }

    /** All, or those of these items, in the order they were given. */
    public List<GivenAssignment> all(@Nullable Collection<MediaId> items) {
        if (items != null && items.isEmpty()) {
            return List.of();
        }
        return query(items, null).getResultList().stream()
                .map(Assignments::toGiven)
                .toList();
    }

    /** Those that have a share of their own, of one item or of all, in the order they were given. */
    public List<GivenAssignment> withShare(@Nullable MediaId media) {
        TypedQuery<Assignment> query = entities.createQuery(
                "select a from Assignment a where a.endedAt is null and a.threshold is not null"
                        + (media == null ? "" : " and a.mediaId = :media") + " order by a.createdAt, a.id",
                Assignment.class);
        inOneQuestion(query);
        if (media != null) {
            query.setParameter("media", media.value());
        }
        return query.getResultList().stream().map(Assignments::toGiven).toList();
    }

    /** One page of these, as {@link #all} has them. */
    public Page<GivenAssignment> list(@Nullable Collection<MediaId> items, @Nullable String cursor, int limit) {
        if (items != null && items.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        List<GivenAssignment> rows = query(items, cursor).setMaxResults(limit + 1).getResultList().stream()
                .map(Assignments::toGiven)
                .toList();
        return Page.cut(
                rows,
                limit,
                row -> Cursor.encode(row.givenAt().toString(), row.id().toString()));
    }

    /** For the audiences of all of them. */
    private static void inOneQuestion(TypedQuery<Assignment> query) {
        query.setHint("eclipselink.batch", "a.audience").setHint("eclipselink.batch.type", "IN");
    }

    private TypedQuery<Assignment> query(@Nullable Collection<MediaId> items, @Nullable String cursor) {
        TypedQuery<Assignment> query = entities.createQuery(
                "select a from Assignment a where a.endedAt is null"
                        + (items == null ? "" : " and a.mediaId in :items")
                        + (cursor == null
                                ? ""
                                : " and (a.createdAt > :afterTime or (a.createdAt = :afterTime and a.id > :afterId))")
                        + " order by a.createdAt, a.id",
                Assignment.class);
        inOneQuestion(query);
        if (items != null) {
            query.setParameter("items", items.stream().map(MediaId::value).toList());
        }
        if (cursor != null) {
            List<String> last = Cursor.decode(cursor, 2);
            try {
                query.setParameter("afterTime", WireTime.instant(last.getFirst()));
                query.setParameter("afterId", UUID.fromString(last.getLast()));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw Cursor.invalid(e);
            }
        }
        return query;
    }

    private Assignment require(AssignmentId id) {
        Assignment assignment = entities.find(Assignment.class, id.value());
        if (assignment == null || find(id).isEmpty()) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such assignment, or you may not change it.");
        }
        return assignment;
    }

    private static void apply(Assignment assignment, AssignmentTerms terms) {
        Schedule checked = new Schedule(assignment.begins(), terms.due(), terms.everyMonths());
        assignment.assignTo(terms.audience(), terms.mandatory());
        assignment.ask(checked.due(), checked.everyMonths(), terms.threshold());
    }

    private static GivenAssignment toGiven(Assignment a) {
        Audience audience = a.audience();
        return new GivenAssignment(
                a.id(),
                a.media(),
                new AssignmentTerms(audience, a.mandatory(), a.due(), a.everyMonths(), a.threshold()),
                new Schedule(a.begins(), a.due(), a.everyMonths()),
                a.createdBy(),
                a.createdAt(),
                a.shareFrom());
    }

    private static Subject subject(MediaRef media) {
        return new Subject("media", media.id().toString(), media.title());
    }

    private static String told(Assignment a) {
        JsonObjectBuilder told = Json.createObjectBuilder()
                .add("assignment", a.id().toString())
                .add(
                        "audience",
                        Json.createArrayBuilder(a.audience().principals().stream()
                                .map(Principal::token)
                                .sorted()
                                .toList()))
                .add("mandatory", a.mandatory())
                .add("from", a.begins().toString());
        if (a.due() != null) {
            told.add("due", a.due().toString());
        }
        if (a.everyMonths() > 0) {
            told.add("everyMonths", a.everyMonths());
        }
        if (a.threshold() != null) {
            told.add("threshold", a.threshold());
        }
        return told.build().toString();
    }
}

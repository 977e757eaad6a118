package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportFormat;
import io.loggia.analytics.report.Cadence;
import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.entity.ReportSchedule;
import io.loggia.portal.analytics.entity.SavedReport;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When saved reports are sent, and to whom. Every method wants the caller's transaction. */
@ApplicationScoped
public class ReportSchedules {

    private static final int MOST_RECEIVERS = 200;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private SavedReports saved;

    @Inject
    private People people;

    @Inject
    private ReportReceivers receivers;

    @Inject
    private ReportMailings mailings;

    @Inject
    private OrganisationCalendar calendar;

    /**
     * What somebody wants.
     *
     * @param toManagers whether it goes to all managers of departments that it tells of, besides those who are named
     * @param fallback the language of letters to those of whom none is known
     */
    public record Plan(
            Cadence cadence,
            ReportFormat format,
            boolean attached,
            boolean toManagers,
            Set<PersonId> receivers,
            Locale fallback) {

        public Plan {
            receivers = Set.copyOf(receivers);
        }
    }

    /** A report that is sent again and again. */
    public record Scheduled(
            ReportId id,
            ReportId report,
            String name,
            StandingAsk asked,
            PersonId owner,
            Plan plan,
            Set<PersonId> unsubscribed,
            Instant nextAt) {

        public boolean isWantedBy(PersonId person) {
            return !unsubscribed.contains(person);
        }
    }

    /** Whether somebody may have reports sent to others; to oneself one always may. */
    public static boolean maySendToOthers(Viewer viewer) {
        return AccessPolicy.decideSending(viewer) == Decision.ALLOWED;
    }

    /** Those that the viewer looks after: their own, and for admins everybody's. By the time of the next sending. */
    public List<Scheduled> of(Viewer viewer) {
        return entities
                .createQuery(
                        "select s from ReportSchedule s where s.ownerId = :viewer or :all = true order by s.nextAt, s.id",
                        ReportSchedule.class)
                .setParameter("viewer", viewer.id().value())
                .setParameter("all", viewer.has(Role.ADMIN))
                .getResultList()
                .stream()
                .map(this::toScheduled)
                .toList();
    }

    public Optional<Scheduled> find(ReportId id) {
        return Optional.ofNullable(entities.find(ReportSchedule.class, id.value()))
                .map(this::toScheduled);
    }

    /** @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the viewer does not look after it */
    public Scheduled require(Viewer viewer, ReportId id) {
        return toScheduled(own(viewer, id));
    }

    /**
     * Has a report sent.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} for a report that the viewer does not see, {@link
     *     ErrorCode#FORBIDDEN} for receivers whom they may not choose, {@link ErrorCode#CONFLICT} when they have it sent
     *     already
     */
    public Scheduled add(Viewer viewer, ReportId report, Plan plan) {
        check(viewer, viewer.id(), plan);
        boolean seen = saved.of(viewer).stream().anyMatch(one -> one.id().equals(report));
        if (!seen) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such report.");
        }
        long already = entities.createQuery(
                        "select count(s) from ReportSchedule s where s.reportId = :report and s.ownerId = :owner",
                        Long.class)
                .setParameter("report", report.value())
                .setParameter("owner", viewer.id().value())
                .getSingleResult();
        if (already > 0) {
            throw new LoggiaException(ErrorCode.CONFLICT, "You have this report sent already.");
        }
        ReportSchedule schedule = new ReportSchedule(ReportId.random(), report, viewer.id());
        apply(schedule, plan);
        entities.persist(schedule);
        return toScheduled(schedule);
    }

    /** @throws LoggiaException as {@link #require} and {@link #add} do */
    public Scheduled change(Viewer viewer, ReportId id, Plan plan) {
        ReportSchedule schedule = own(viewer, id);
        check(viewer, schedule.owner(), plan);
        apply(schedule, plan);
        return toScheduled(schedule);
    }

    /** @throws LoggiaException as {@link #require} does */
    public Scheduled remove(Viewer viewer, ReportId id) {
        ReportSchedule schedule = own(viewer, id);
        Scheduled gone = toScheduled(schedule);
        entities.remove(schedule);
        return gone;
    }

    /**
     * Has it sent at once, besides.
     *
     * @throws LoggiaException as {@link #require} does, and {@link ErrorCode#CONFLICT} while letters of it are under way
     */
    public Scheduled sendNow(Viewer viewer, ReportId id) {
        ReportSchedule schedule = own(viewer, id);
        if (mailings.isUnderWay(id)) {
            throw new LoggiaException(ErrorCode.CONFLICT, "Letters of it are still under way.");
        }
        write(schedule, Instant.now());
        return toScheduled(schedule);
    }

    /** Those whose time has come. */
    public List<ReportId> due() {
        return entities
                .createQuery("select s.id from ReportSchedule s where s.nextAt <= :now order by s.nextAt", UUID.class)
                .setParameter("now", Instant.now())
                .getResultList()
                .stream()
                .map(ReportId::new)
                .toList();
    }

    /** Writes the letters of one whose time has come, unless another server was faster. What was missed is sent once. */
    public void follow(ReportId id) {
        ReportSchedule schedule = locked(id);
        Instant now = Instant.now();
        if (schedule != null && !schedule.nextAt().isAfter(now)) {
            write(schedule, schedule.nextAt());
            schedule.next(schedule.cadence().after(now, calendar.current().zone()));
        }
    }

    /** @return what was ended or begun again; empty when there is no such schedule */
    public Optional<Scheduled> want(ReportId id, PersonId person, boolean wanted) {
        ReportSchedule schedule = locked(id);
        if (schedule == null) {
            return Optional.empty();
        }
        if (wanted) {
            schedule.subscribe(person);
        } else {
            schedule.unsubscribe(person);
        }
        return Optional.of(toScheduled(schedule));
    }

    private void write(ReportSchedule schedule, Instant due) {
        Scheduled known = toScheduled(schedule);
        receivers.of(known).forEach(person -> mailings.add(known.id(), person, due));
    }

    private void check(Viewer viewer, PersonId owner, Plan plan) {
        boolean others = plan.toManagers() || !Set.of(owner).containsAll(plan.receivers());
        if (others && !maySendToOthers(viewer)) {
            throw new LoggiaException(
                    ErrorCode.FORBIDDEN,
                    "Only authors, learning and development, and administrators have reports sent to others.");
        }
        if (!plan.toManagers() && plan.receivers().isEmpty()) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "Name somebody who is to have it.");
        }
        if (plan.receivers().size() > MOST_RECEIVERS) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "A report is sent to " + MOST_RECEIVERS + " people by name at most.");
        }
        if (people.names(plan.receivers()).size() < plan.receivers().size()) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "One of these people is not known.");
        }
    }

    private void apply(ReportSchedule schedule, Plan plan) {
        Instant next = plan.cadence().after(Instant.now(), calendar.current().zone());
        schedule.comes(plan.cadence(), next);
        schedule.looks(plan.format().name(), plan.attached(), plan.fallback().toLanguageTag());
        schedule.goesTo(plan.receivers(), plan.toManagers());
    }

    private ReportSchedule own(Viewer viewer, ReportId id) {
        ReportSchedule schedule = locked(id);
        if (schedule == null || !(schedule.owner().equals(viewer.id()) || viewer.has(Role.ADMIN))) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such schedule.");
        }
        return schedule;
    }

    private @Nullable ReportSchedule locked(ReportId id) {
        return entities.find(ReportSchedule.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    private Scheduled toScheduled(ReportSchedule schedule) {
        SavedReport report = Objects.requireNonNull(
                entities.find(SavedReport.class, schedule.report().value()));
        return new Scheduled(
                schedule.id(),
                schedule.report(),
                report.name(),
                StandingAsk.parse(report.asked()),
                schedule.owner(),
                new Plan(
                        schedule.cadence(),
                        ReportFormat.valueOf(schedule.format()),
                        schedule.isAttached(),
                        schedule.isToManagers(),
                        schedule.receivers(),
                        Locale.forLanguageTag(schedule.language())),
                schedule.unsubscribed(),
                schedule.nextAt());
    }
}

package io.loggia.portal.learning.control;

import io.loggia.analytics.completion.CompletionRule;
import io.loggia.analytics.completion.ViewRule;
import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.coverage.CreditRule;
import io.loggia.analytics.coverage.CreditRule.Account;
import io.loggia.analytics.coverage.Pace;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.IgnoredPlayback;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.learning.control.Beats.Outcome;
import io.loggia.portal.learning.control.Beats.Watched;
import io.loggia.portal.learning.control.Proofs.Completed;
import io.loggia.portal.learning.entity.Completion;
import io.loggia.portal.learning.entity.ViewingFact;
import io.loggia.portal.learning.entity.WatchClock;
import io.loggia.portal.learning.entity.WatchCoverage;
import io.loggia.portal.learning.entity.WatchSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** The credit that beats earn, as stored. Many are written at once, for {@link Beats}. */
@ApplicationScoped
public class BeatLedger {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private BeatGate gate;

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private Privacy privacy;

    @Inject
    private ChangedDays changedDays;

    @Inject
    private AssignedRounds rounds;

    @Inject
    private CompletionThresholds thresholds;

    @Inject
    private Proofs proofs;

    @Inject
    private AssignmentProofs byAssignment;

    private final CreditRule creditRule;
    private final ViewRule viewRule = ViewRule.DEFAULT;
    private final boolean devicesAreCounted;

    @Inject
    public BeatLedger(@ConfigProperties LearningConfig config) {
        creditRule = config.creditRule();
        devicesAreCounted = config.devicesAtOnce > 0;
    }

    /** For the CDI proxy alone. */
    protected BeatLedger() {
        creditRule = CreditRule.DEFAULT;
        devicesAreCounted = false;
    }

    /** The rows that a number of beats are about, and what has changed of them. */
    private record Rows(
            Map<UUID, WatchSession> sessions,
            Map<UUID, WatchCoverage> coverages,
            Map<UUID, WatchClock> clocks,
            Map<UUID, ViewingFact> facts,
            HouseCalendar calendar,
            IgnoredPlayback ignored,
            ChangedDays.Notes changed) {}

    private record Now(Instant at, HouseCalendar calendar) {}

    /** What a beat is about. */
    private record Playing(
            BeatReport beat,
            Coverage claim,
            MediaRef media,
            WatchSession session,
            WatchCoverage coverage,
            WatchClock clock) {

        Pace pace() {
            return beat.beat().played().pace();
        }

        Completed completed() {
            return new Completed(beat.person(), beat.department(), media, coverage);
        }
    }

    /**
     * Credits each or refuses it, in the caller's transaction.
     *
     * @return what became of each, in their order
     */
    public List<Outcome> credit(List<BeatReport> beats) {
        Rows rows = rows(beats);
        List<Outcome> outcomes = beats.stream().map(beat -> outcome(beat, rows)).toList();
        changedDays.write(rows.changed());
        return outcomes;
    }

    /** Throws unless the database answers. */
    public void reach() {
        entities.createNativeQuery("select 1").getSingleResult();
    }

    private Outcome outcome(BeatReport beat, Rows rows) {
        try {
            return Outcome.credited(credit(beat, rows));
        } catch (LoggiaException e) {
            return Outcome.refused(e);
        }
    }

    private Rows rows(List<BeatReport> beats) {
        Map<UUID, WatchSession> sessions = byId(
                entities.createQuery("select s from WatchSession s where s.id in :ids", WatchSession.class),
                beats.stream().map(BeatReport::session).distinct().toList(),
                WatchSession::id);
        // In one order on every server, so that no two wait for each other.
        Map<UUID, WatchCoverage> coverages = byId(
                entities.createQuery(
                                "select c from WatchCoverage c where c.id in :ids order by c.id", WatchCoverage.class)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE),
                sessions.values().stream()
                        .map(WatchSession::coverageId)
                        .distinct()
                        .toList(),
                WatchCoverage::id);
        Map<UUID, WatchClock> clocks = byId(
                entities.createQuery(
                                "select k from WatchClock k where k.personId in :ids order by k.personId",
                                WatchClock.class)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE),
                coverages.values().stream()
                        .map(coverage -> coverage.person().value())
                        .distinct()
                        .toList(),
                WatchClock::person);
        Map<UUID, ViewingFact> facts = byId(
                entities.createQuery("select v from ViewingFact v where v.id in :ids", ViewingFact.class),
                coverages.values().stream()
                        .map(WatchCoverage::viewingDay)
                        .flatMap(Optional::stream)
                        .toList(),
                ViewingFact::id);
        return new Rows(
                sessions,
                coverages,
                clocks,
                facts,
                calendars.current(),
                privacy.ignoredPlayback(),
                new ChangedDays.Notes());
    }

    private static <T> Map<UUID, T> byId(TypedQuery<T> query, Collection<UUID> ids, Function<T, UUID> id) {
        Map<UUID, T> rows = new HashMap<>();
        if (!ids.isEmpty()) {
            query.setParameter("ids", ids).getResultList().forEach(row -> rows.put(id.apply(row), row));
        }
        return rows;
    }

    private Watched credit(BeatReport beat, Rows rows) {
        WatchSession session = rows.sessions().get(beat.session());
        if (session == null || !session.belongsTo(beat.person())) {
            throw BeatGate.notFound();
        }
        MediaRef media = switch (beat.admission()) {
            case BeatReport.Asked asked -> gate.item(asked.viewer(), session.media());
            case BeatReport.Given given -> gate.item(session.media());
        };
        WatchCoverage coverage = rows.coverages().get(session.coverageId());
        WatchClock clock = rows.clocks().get(beat.person().value());
        if (coverage == null || clock == null) {
            throw BeatGate.notFound();
        }
        // Taken only now: waiting for the lock took time, and a row's times must not run backwards. In microseconds,
        // since what is compared later comes from columns that hold no more.
        Instant now = beat.admission().moment(coverage.lastAt(), Instant.now()).truncatedTo(ChronoUnit.MICROS);
        boolean counts = coverage.counts(session.startedAt());
        Coverage claim = beat.beat().played().counted(rows.ignored());
        Playing playing = new Playing(beat, claim, media, session, coverage, clock);
        Coverage credited = coverage.credited();
        if (counts) {
            Account account = creditRule.credit(
                    clock.account(credited), claim, playing.pace(), session.startedAt(), now, session.durationMs());
            clock.spend(account, now);
            credited = account.credited();
        }
        long positionMs = beat.beat().ended() ? 0 : beat.beat().positionMs();
        coverage.watched(credited, session.durationMs(), positionMs, now);
        boolean provenAgain = counts && coverage.isCompleted() && again(playing, new Now(now, rows.calendar()));
        if (!credited.isEmpty()) {
            ViewingFact fact = record(playing, credited, now, rows);
            if (provenAgain && !fact.isCompletion()) {
                fact.complete(now);
            }
            if (counts) {
                byAssignment.reached(playing.completed(), credited.share(session.durationMs()), now);
            }
            count(session, creditRule.played(claim, session.startedAt(), now, session.durationMs()), fact, now);
        }
        if (devicesAreCounted) {
            session.seen(now);
        }
        double required = rule(media).requiredShare(session.durationMs());
        return new Watched(credited.coveredMillis(), coverage.isCompleted(), required, false);
    }

    /** @return the fact of this day */
    private ViewingFact record(Playing playing, Coverage credited, Instant now, Rows rows) {
        WatchCoverage coverage = playing.coverage();
        DepartmentId department = playing.beat().department();
        double share = credited.share(coverage.durationMs());
        ViewingFact fact = coverage.viewingDay()
                .map(rows.facts()::get)
                .filter(day -> day.covers(department, now, rows.calendar()))
                .orElseGet(() -> newFact(playing, now, rows.facts()));
        rows.changed().note(fact);
        if (!fact.isCompletion()) {
            fact.watched(share, now);
        }
        if (!coverage.isCompleted() && rule(playing.media()).isCompletedBy(credited, coverage.durationMs())) {
            coverage.complete(now);
            fact.complete(now);
            prove(playing.completed(), share, null, now);
        }
        rows.changed().note(fact);
        return fact;
    }

    private void prove(Completed what, double share, @Nullable LocalDate round, Instant now) {
        CompletionThresholds.InForce inForce = thresholds.inForce(what.media().id());
        double required = inForce.rule().requiredShare(what.coverage().durationMs());
        proofs.write(what, new Completion.Shares(share, required, inForce.by(), null), round, now);
    }

    private CompletionRule rule(MediaRef media) {
        return thresholds.inForce(media.id()).rule();
    }

    /**
     * Of what was completed before a round in which it is asked again, counts what sessions of this round play, in an
     * account of its own.
     *
     * @return whether this proved that it was completed again
     */
    private boolean again(Playing playing, Now now) {
        WatchSession session = playing.session();
        WatchCoverage coverage = playing.coverage();
        LocalDate round = rounds.latest(playing.media().id(), now.calendar().day(now.at()))
                .orElse(null);
        if (round == null) {
            return false;
        }
        Instant begin = now.calendar().begin(round);
        boolean done =
                coverage.lastCompletedAt().filter(at -> !at.isBefore(begin)).isPresent();
        if (done || session.startedAt().isBefore(begin)) {
            return false;
        }
        Account account = creditRule.credit(
                playing.clock().accountAgain(coverage.again(round)),
                playing.claim(),
                playing.pace(),
                session.startedAt(),
                now.at(),
                session.durationMs());
        playing.clock().spendAgain(account, now.at());
        coverage.watchedAgain(account.credited(), round);
        if (!rule(playing.media()).isCompletedBy(account.credited(), coverage.durationMs())) {
            return false;
        }
        coverage.completeAgain(now.at());
        prove(playing.completed(), account.credited().share(coverage.durationMs()), round, now.at());
        return true;
    }

    private void count(WatchSession session, Coverage playedNow, ViewingFact fact, Instant now) {
        Coverage before = session.played();
        Coverage played = before.plus(playedNow);
        boolean view = !session.isViewed() && viewRule.isViewedBy(played, session.durationMs());
        if (view) {
            session.markViewed(now);
        }
        if (!played.equals(before)) {
            session.setPlayed(played);
            fact.played(played.coveredMillis() - before.coveredMillis(), view);
        }
    }

    private ViewingFact newFact(Playing playing, Instant now, Map<UUID, ViewingFact> facts) {
        BeatReport beat = playing.beat();
        WatchCoverage coverage = playing.coverage();
        ViewingFact fact =
                new ViewingFact(beat.person(), coverage.media(), coverage.revision(), beat.department(), now);
        entities.persist(fact);
        coverage.setViewingDay(fact.id());
        facts.put(fact.id(), fact);
        return fact;
    }
}

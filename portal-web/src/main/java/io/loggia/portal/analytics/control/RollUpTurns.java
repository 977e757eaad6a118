package io.loggia.portal.analytics.control;

import io.loggia.analytics.rollup.RollUp;
import io.loggia.analytics.rollup.RollUp.Generation;
import io.loggia.analytics.rollup.RollUpLedger.Place;
import io.loggia.portal.analytics.entity.RollUpState;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.learning.control.ChangedDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has pages follow the facts, one server at a time, and builds them anew where that is wanted. */
@ApplicationScoped
public class RollUpTurns {

    /** Longer than anybody reads pages that have been replaced. */
    private static final Duration UNREAD = Duration.ofMinutes(1);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private RollUpBooks books;

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private ChangedDays changed;

    /**
     * As admins see it.
     *
     * @param live whose time zone the dashboards' days have
     * @param building what is being built beside it
     * @param waiting notes of changes that were not added up yet
     */
    public record State(
            Generation live,
            @Nullable Generation building,
            long pages,
            long pagesBuilt,
            long waiting,
            @Nullable Instant builtAt,
            @Nullable Instant followedAt) {}

    /**
     * One turn, in the caller's transaction, which holds the lock until it ends.
     *
     * @return whether there is more to do at once
     */
    public boolean take() {
        RollUpState state = held();
        Instant now = Instant.now();
        state.want(calendars.setting().calendar().zone(), asked());
        RollUp rollUp = new RollUp(books);
        boolean more = rollUp.follow(state.generations());
        Generation building = state.building().orElse(null);
        if (building != null) {
            Optional<Place> reached = rollUp.build(building, state.after());
            reached.ifPresentOrElse(state::reached, () -> state.built(now));
            more = true;
        } else if (state.isToBeCleaned(now.minus(UNREAD))) {
            entities.createQuery("delete from RollUpPage p where p.generation <> :live")
                    .setParameter("live", state.live().number())
                    .executeUpdate();
            state.cleaned();
        }
        state.followed(now);
        return more;
    }

    /** Keeps everybody from adding up until the caller's transaction ends. */
    public void hold() {
        held();
    }

    private RollUpState held() {
        return Objects.requireNonNull(entities.find(RollUpState.class, RollUpState.ID, LockModeType.PESSIMISTIC_WRITE));
    }

    private int asked() {
        return ((Number) entities.createNativeQuery("select asked from roll_up_call where id = 1")
                        .getSingleResult())
                .intValue();
    }

    /** Asks for all to be added up anew. Wants the caller's transaction. */
    public void call() {
        entities.createNativeQuery("update roll_up_call set asked = asked + 1 where id = 1")
                .executeUpdate();
    }

    /** What dashboards read. */
    public Generation live() {
        return stored().live();
    }

    public State state() {
        RollUpState state = stored();
        Generation building = state.building().orElse(null);
        return new State(
                state.live(),
                building,
                pages(state.live()),
                building == null ? 0 : pages(building),
                changed.waiting(),
                state.builtAt(),
                state.followedAt());
    }

    private RollUpState stored() {
        return Objects.requireNonNull(entities.find(RollUpState.class, RollUpState.ID));
    }

    private long pages(Generation generation) {
        return entities.createQuery("select count(p) from RollUpPage p where p.generation = :generation", Long.class)
                .setParameter("generation", generation.number())
                .getSingleResult();
    }
}

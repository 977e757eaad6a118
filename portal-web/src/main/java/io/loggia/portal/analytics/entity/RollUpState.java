package io.loggia.portal.analytics.entity;

import io.loggia.analytics.rollup.RollUp.Generation;
import io.loggia.analytics.rollup.RollUpLedger.Place;
import io.loggia.domain.DepartmentId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far facts are added up. There is one; who holds its lock goes on. */
@Entity
@Table(name = "roll_up")
public class RollUpState {

    public static final int ID = 1;

    @Id
    private int id = ID;

    private int live;

    @Column(name = "live_zone")
    private String liveZone = "";

    private @Nullable Integer building;

    @Column(name = "building_zone")
    private @Nullable String buildingZone;

    @Column(name = "after_department")
    private @Nullable UUID afterDepartment;

    @Column(name = "after_at")
    private @Nullable Instant afterAt;

    private int newest;

    private boolean leftover;

    private int answered;

    @Column(name = "built_at")
    private @Nullable Instant builtAt;

    @Column(name = "followed_at")
    private @Nullable Instant followedAt;

    /** What dashboards read. */
    public Generation live() {
        return new Generation(live, ZoneId.of(liveZone));
    }

    /** What is being built beside it. */
    public Optional<Generation> building() {
        return building == null || buildingZone == null
                ? Optional.empty()
                : Optional.of(new Generation(building, ZoneId.of(buildingZone)));
    }

    /** All that must follow the facts. */
    public List<Generation> generations() {
        List<Generation> all = new ArrayList<>(List.of(live()));
        building().ifPresent(all::add);
        return all;
    }

    /** Where building has come to; null at its beginning. */
    public @Nullable Place after() {
        DepartmentId department = afterDepartment == null ? null : new DepartmentId(afterDepartment);
        return afterAt == null ? null : new Place(department, afterAt);
    }

    /**
     * Begins to build what is wanted, unless that is there or being built; gives up what is wanted no more.
     *
     * @param asked how often anybody has asked for it to be done anew
     */
    public void want(ZoneId zone, int asked) {
        boolean anew = asked > answered;
        boolean isOnItsWay = zone.getId().equals(buildingZone) && !anew;
        boolean isThere = zone.getId().equals(liveZone) && !anew;
        if (!isOnItsWay) {
            leave();
            if (!isThere) {
                newest++;
                building = newest;
                buildingZone = zone.getId();
            }
        }
        answered = asked;
    }

    private void leave() {
        leftover |= building != null;
        building = null;
        buildingZone = null;
        afterDepartment = null;
        afterAt = null;
    }

    /** Building has come to there. */
    public void reached(Place place) {
        afterDepartment = place.department() == null ? null : place.department().value();
        afterAt = place.at();
    }

    /** What was built counts from now on. */
    public void built(Instant now) {
        building().ifPresent(generation -> {
            live = generation.number();
            liveZone = generation.zone().getId();
            building = null;
            leave();
            leftover = true;
            builtAt = now;
        });
    }

    public @Nullable Instant builtAt() {
        return builtAt;
    }

    public @Nullable Instant followedAt() {
        return followedAt;
    }

    /** Whether pages are left that count no more, and that nobody can still be reading. */
    public boolean isToBeCleaned(Instant unreadSince) {
        return leftover && (builtAt == null || builtAt.isBefore(unreadSince));
    }

    public void cleaned() {
        leftover = false;
    }

    public void followed(Instant now) {
        followedAt = now;
    }
}

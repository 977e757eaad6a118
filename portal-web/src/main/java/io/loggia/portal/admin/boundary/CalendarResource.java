package io.loggia.portal.admin.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.admin.control.CalendarChanges;
import io.loggia.portal.analytics.control.RollUpTurns;
import io.loggia.portal.analytics.control.RollUpTurns.State;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.OrganisationCalendar.Setting;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days and weeks as the organisation counts them, and how far figures are added up by them. */
@Path("admin/calendar")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class CalendarResource {

    @Inject
    private OrganisationCalendar calendars;

    @Inject
    private CalendarChanges changes;

    @Inject
    private RollUpTurns turns;

    /**
     * @param zone whose days the figures have now
     * @param building whether they are being added up anew, beside those in use
     * @param pages sums that there are: one for each department and day
     * @param pagesBuilt how many of the new ones there are
     * @param waiting changes that were not added up yet
     */
    public record RollUpView(
            String zone,
            boolean building,
            long pages,
            long pagesBuilt,
            long waiting,
            @Nullable String builtAt,
            @Nullable String followedAt) {}

    /**
     * @param weekStart a day, such as {@code MONDAY}
     * @param version to be sent back with a change
     * @param zones that there are
     */
    public record CalendarState(
            String zone,
            String weekStart,
            int version,
            @Nullable String changedBy,
            @Nullable String changedAt,
            List<String> zones,
            RollUpView rollUp) {}

    public record CalendarChange(
            @NotNull String zone, @NotNull String weekStart, int version) {}

    @GET
    @Transactional
    public CalendarState state() {
        Setting setting = calendars.setting();
        State state = turns.state();
        return new CalendarState(
                setting.calendar().zone().getId(),
                setting.calendar().weekStart().name(),
                setting.version(),
                setting.changedBy(),
                text(setting.changedAt()),
                ZoneId.getAvailableZoneIds().stream()
                        .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.startsWith("Etc/")))
                        .sorted()
                        .toList(),
                new RollUpView(
                        state.live().zone().getId(),
                        state.building() != null,
                        state.pages(),
                        state.pagesBuilt(),
                        state.waiting(),
                        text(state.builtAt()),
                        text(state.followedAt())));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public CalendarState change(@NotNull @Valid CalendarChange change) {
        changes.change(change.zone(), day(change.weekStart()), change.version());
        return state();
    }

    /** Asks for all figures to be added up anew, beside those in use. */
    @POST
    @Path("rebuild")
    @Transactional
    public Response rebuild() {
        changes.addUpAnew();
        return Response.accepted().build();
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new LoggiaException(ErrorCode.INVALID_REQUEST, "A week begins on a day such as MONDAY."));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}

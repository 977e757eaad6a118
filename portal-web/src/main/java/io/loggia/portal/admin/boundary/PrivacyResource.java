package io.loggia.portal.admin.boundary;

import io.loggia.domain.IgnoredPlayback;
import io.loggia.domain.Permission;
import io.loggia.portal.admin.control.PrivacyChanges;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.identity.control.Privacy.Agreement;
import io.loggia.portal.identity.control.Privacy.Telling;
import io.loggia.portal.identity.control.ViewingPrivacy;
import io.loggia.portal.learning.control.ViewingDetails;
import io.loggia.portal.learning.control.ViewingDetails.Older;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What works council and employer have agreed on about people's viewing. */
@Path("admin/privacy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class PrivacyResource {

    @Inject
    private Privacy privacy;

    @Inject
    private PrivacyChanges changes;

    @Inject
    private ViewingDetails details;

    @Inject
    private ViewingPrivacy viewing;

    /**
     * @param version to be sent back with a change
     * @param keepDays for how many days it is kept when and what people played; null for ever
     * @param pseudonyms whether reports tell everybody but administrators of people by pseudonyms alone
     * @param ignoredPlayback what does not count as watched when it plays out of sight
     * @param droppedAt when all that was to go was gone; null while that is looked for
     * @param viewingOfPersons whether reports may tell what single persons watched
     * @param viewingOfPersonsSet whether the server's settings say so, and it cannot be changed here
     * @param smallestGroup fewest people that figures are told of
     * @param smallestGroupSet whether the server's settings say so, and it cannot be changed here
     */
    public record PrivacyState(
            int version,
            @Nullable Integer keepDays,
            boolean pseudonyms,
            IgnoredPlayback ignoredPlayback,
            @Nullable String droppedAt,
            @Nullable String changedBy,
            @Nullable String changedAt,
            int fewestDays,
            int mostDays,
            boolean viewingOfPersons,
            boolean viewingOfPersonsSet,
            int smallestGroup,
            boolean smallestGroupSet,
            int largestGroup) {}

    /** What is null stays as it is, but for {@code keepDays}. */
    public record PrivacyChange(
            int version,
            @Nullable Integer keepDays,
            boolean pseudonyms,
            @Nullable IgnoredPlayback ignoredPlayback,
            @Nullable Boolean viewingOfPersons,
            @Nullable Integer smallestGroup) {}

    /**
     * What a number of days would drop now.
     *
     * @param before the first day of which everything stays
     * @param playbacks that go
     * @param coverages of one person and one file, of which it is forgotten what they consist of
     * @param underWay those of them that keep it, since they can still be completed
     */
    public record OlderView(String before, long playbacks, long coverages, long underWay) {}

    @GET
    @Transactional
    public PrivacyState state() {
        Agreement agreement = privacy.read();
        return new PrivacyState(
                agreement.version(),
                agreement.keepDays(),
                agreement.pseudonyms(),
                agreement.ignoredPlayback(),
                text(agreement.droppedAt()),
                agreement.changedBy(),
                text(agreement.changedAt()),
                Privacy.FEWEST_DAYS,
                Privacy.MOST_DAYS,
                viewing.viewingOfPersons(),
                viewing.isViewingOfPersonsSet(),
                viewing.smallestGroup(),
                viewing.isSmallestGroupSet(),
                Privacy.LARGEST_GROUP);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public PrivacyState change(@NotNull PrivacyChange change) {
        viewing.requireOpen(change.smallestGroup(), change.viewingOfPersons());
        Agreement now = privacy.read();
        changes.change(new Privacy.Wanted(
                change.version(),
                change.keepDays(),
                change.pseudonyms(),
                given(change.ignoredPlayback(), now.ignoredPlayback()),
                new Telling(
                        given(change.smallestGroup(), now.telling().smallestGroup()),
                        given(change.viewingOfPersons(), now.telling().viewingOfPersons()))));
        return state();
    }

    private static <T> T given(@Nullable T wanted, T now) {
        return wanted == null ? now : wanted;
    }

    @GET
    @Path("older")
    @Transactional
    public OlderView older(@QueryParam("days") int days) {
        Privacy.requireDays(days);
        Older older = details.olderThan(days);
        return new OlderView(older.before().toString(), older.playbacks(), older.coverages(), older.underWay());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}

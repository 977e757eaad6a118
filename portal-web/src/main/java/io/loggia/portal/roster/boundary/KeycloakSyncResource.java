package io.loggia.portal.roster.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.roster.control.KeycloakOutcome;
import io.loggia.portal.roster.control.KeycloakOutcome.Line;
import io.loggia.portal.roster.control.KeycloakSettings;
import io.loggia.portal.roster.control.KeycloakSettings.Kept;
import io.loggia.portal.roster.control.KeycloakSettings.RealmOwner;
import io.loggia.portal.roster.control.KeycloakSettings.Settings;
import io.loggia.portal.roster.control.RosterRuns.Run;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reading of a provider's Keycloak realm, for admins. */
@Path("admin/roster-sync/{providerId}")
@RequestScoped
@Requires(Permission.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class KeycloakSyncResource {

    @Inject
    private KeycloakSettings settings;

    @Inject
    private KeycloakSyncRunner runner;

    @Inject
    private KeycloakSyncTransactions transactions;

    @Inject
    private CurrentViewer current;

    @Inject
    private AuditLog audit;

    /** How the realm is read; see {@link Settings}. */
    public record RosterSync(
            boolean enabled,
            int everyMinutes,
            String clientId,
            @Nullable String secretSetAt,
            String groupPath,
            boolean otherGroups,
            boolean disableMissing) {}

    /** How the realm is to be read. */
    public record RosterSyncSettings(
            boolean enabled,
            @Min(1) @Max(10_080) int everyMinutes,
            @NotNull @Size(max = 255) String clientId,

            @NotNull @Size(max = 1000) @Pattern(regexp = "|/.*")
            String groupPath,

            boolean otherGroups,
            boolean disableMissing) {}

    /** The client's secret; it is never told again. */
    public record RosterSyncSecret(
            @NotBlank @Size(max = 1000) String secret) {}

    /**
     * A run.
     *
     * @param state RUNNING, DONE or FAILED
     * @param problem why nothing was changed, in English; null when it went well, or goes on
     * @param told the same for words in another language
     * @param forcible whether {@code run?force=true} would carry it out nonetheless
     */
    public record RosterSyncRun(
            String id,
            boolean preview,
            String state,
            String startedAt,
            @Nullable String endedAt,
            String startedBy,
            @Nullable String problem,
            @Nullable Told told,
            boolean forcible,
            int people,
            int created,
            int changed,
            int disabled,
            int departmentsAndGroups,
            List<Line> changes) {}

    /** The latest runs, newest first. */
    public record RosterSyncRuns(List<RosterSyncRun> items) {}

    @GET
    public RosterSync get(@PathParam("providerId") String id) {
        return toWire(settings.find(known(id).id()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public RosterSync set(@PathParam("providerId") String id, @Valid @NotNull RosterSyncSettings wanted) {
        RealmOwner provider = known(id);
        Settings before = settings.find(provider.id()).settings();
        Settings after = new Settings(
                wanted.enabled(),
                wanted.everyMinutes(),
                wanted.clientId().strip(),
                wanted.groupPath().strip(),
                wanted.otherGroups(),
                wanted.disableMissing());
        settings.save(provider.id(), after);
        audit.byCaller("roster-sync.changed", subject(provider), before.toString(), after.toString());
        return toWire(settings.find(provider.id()));
    }

    @PUT
    @Path("secret")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public RosterSync setSecret(@PathParam("providerId") String id, @Valid @NotNull RosterSyncSecret secret) {
        RealmOwner provider = known(id);
        settings.setSecret(provider.id(), secret.secret());
        audit.byCaller("roster-sync.secret-set", subject(provider), null, null);
        return toWire(settings.find(provider.id()));
    }

    @POST
    @Path("preview")
    public RosterSyncRun preview(@PathParam("providerId") String id) {
        return toWire(runner.preview(known(id).id(), current.viewer().name()));
    }

    @POST
    @Path("run")
    public RosterSyncRun run(@PathParam("providerId") String id, @QueryParam("force") boolean force) {
        return toWire(runner.runNow(known(id).id(), force, current.viewer().name()));
    }

    @GET
    @Path("runs")
    public RosterSyncRuns runs(@PathParam("providerId") String id) {
        return new RosterSyncRuns(transactions.latest(known(id).id()).stream()
                .map(KeycloakSyncResource::toWire)
                .toList());
    }

    private RealmOwner known(String id) {
        try {
            return settings.provider(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.INVALID_ID, "An id of a provider is a UUID.", e);
        }
    }

    private static Subject subject(RealmOwner provider) {
        return new Subject("provider", provider.id().toString(), provider.name());
    }

    private static RosterSync toWire(Kept kept) {
        Settings settings = kept.settings();
        return new RosterSync(
                settings.enabled(),
                settings.everyMinutes(),
                settings.clientId(),
                kept.secretSetAt() == null ? null : kept.secretSetAt().toString(),
                settings.groupPath(),
                settings.otherGroups(),
                settings.disableMissing());
    }

    private static RosterSyncRun toWire(Run run) {
        String result = run.result();
        KeycloakOutcome outcome = result == null ? KeycloakOutcome.NONE_YET : KeycloakOutcome.parse(result);
        Told told = outcome.problem();
        return new RosterSyncRun(
                run.id().toString(),
                run.preview(),
                run.state().name(),
                run.startedAt().toString(),
                run.endedAt() == null ? null : run.endedAt().toString(),
                run.startedBy(),
                told == null ? null : told.words(),
                told,
                outcome.forcible(),
                outcome.people(),
                outcome.created(),
                outcome.changed(),
                outcome.disabled(),
                outcome.departmentsAndGroups(),
                outcome.changes());
    }
}

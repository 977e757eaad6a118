package io.loggia.portal.sso.boundary;

import io.loggia.domain.Permission;
import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.Attempts;
import io.loggia.portal.sso.control.ConnectionTest;
import io.loggia.portal.sso.control.DryRuns;
import io.loggia.portal.sso.control.DryRuns.Trial;
import io.loggia.portal.sso.control.Provider;
import io.loggia.portal.sso.control.ProviderSettings;
import io.loggia.portal.sso.control.Providers;
import io.loggia.portal.sso.control.RelyingParty.Attempt;
import io.loggia.portal.sso.control.SignInJourney;
import io.loggia.portal.sso.control.SignInOptions;
import io.loggia.portal.sso.control.TestStep;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The set-up of identity providers: edited as a draft, tried, then put in force. */
@Path("admin/sso")
@RequestScoped
@Requires(Permission.ADMINISTER)
@Produces(MediaType.APPLICATION_JSON)
public class SsoAdminResource {

    @Inject
    private Providers providers;

    @Inject
    private SignInOptions options;

    @Inject
    private ConnectionTest connectionTest;

    @Inject
    private DryRuns dryRuns;

    @Inject
    private Attempts attempts;

    @Inject
    private SignInJourney journey;

    @Inject
    private AuditLog audit;

    @Inject
    private CurrentViewer current;

    @Inject
    private ProviderView view;

    @Inject
    private OwnAddress own;

    @Context
    private HttpServletRequest request;

    /** All of sign-in; {@code mayHideLocalWhyNot} says what hinders. */
    public record SignInSetUp(
            boolean localHidden,
            boolean mayHideLocal,
            @Nullable Told mayHideLocalWhyNot,
            List<ProviderEntry> items) {}

    /** A provider to be set up. */
    public record NewProvider(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 500) String issuer) {}

    /** A client secret; it is never told again. */
    public record NewSecret(@NotBlank @Size(max = 1000) String secret) {}

    /** Whether to put a draft in force that no trial has proved. */
    public record Activation(boolean override) {}

    /** Whether people may sign in through the provider. */
    public record Switch(boolean enabled) {}

    /** Whether the page hides the local form. */
    public record LocalSignIn(boolean hidden) {}

    /** How a test without a person went. */
    public record TestReport(List<TestStep> steps) {}

    /** A trial to be opened in a window. */
    public record TrialStart(String id, String signInUrl) {}

    @GET
    public SignInSetUp all() {
        Told hindrance = options.hindrance().orElse(null);
        return new SignInSetUp(
                options.isLocalHidden(),
                hindrance == null,
                hindrance,
                providers.all().stream().map(view::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ProviderEntry.class, responseCode = "201")
    @Transactional
    public Response add(@Valid @NotNull NewProvider provider) {
        Provider added = providers.add(
                ProviderSettings.initial(
                        provider.name().strip(), provider.issuer().strip()),
                by());
        tell("sso.created", added, null, null);
        return Response.status(Response.Status.CREATED).entity(view.of(added)).build();
    }

    @GET
    @Path("{id}")
    public ProviderEntry one(@PathParam("id") String id) {
        return view.of(providers.get(SsoResource.uuid(id)));
    }

    @PUT
    @Path("{id}/draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public ProviderEntry edit(@PathParam("id") String id, @Valid @NotNull ProviderSettings draft) {
        return view.of(providers.edit(SsoResource.uuid(id), draft, by()));
    }

    @PUT
    @Path("{id}/secret")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public ProviderEntry setSecret(@PathParam("id") String id, @Valid @NotNull NewSecret secret) {
        Provider changed = providers.setSecret(SsoResource.uuid(id), secret.secret(), by());
        tell("sso.secret-set", changed, null, null);
        return view.of(changed);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    public Response remove(@PathParam("id") String id) {
        Provider provider = providers.get(SsoResource.uuid(id));
        providers.remove(provider.id());
        tell("sso.removed", provider, settings(provider.active()), null);
        return Response.noContent().build();
    }

    /** Calls the provider, so it may take some seconds; changes nothing. */
    @POST
    @Path("{id}/test")
    public TestReport test(@PathParam("id") String id) {
        Provider provider = providers.get(SsoResource.uuid(id));
        return new TestReport(connectionTest.run(providers.draftClient(provider), own.redirectUrl(provider.id())));
    }

    /** Begins a trial sign-in with the draft; the page opens the address in a window of this browser. */
    @POST
    @Path("{id}/dry-run")
    @APIResponseSchema(value = TrialStart.class, responseCode = "201")
    @Transactional
    public Response tryOut(@PathParam("id") String id) {
        Provider provider = providers.get(SsoResource.uuid(id));
        Trial trial = dryRuns.begin(provider.id(), current.viewer().id());
        String browser = BrowserCookie.read(request).orElseGet(SignInJourney::newBrowser);
        Attempt attempt = attempts.open(provider.id(), browser, "/", trial.id());
        URI there = journey.leave(provider.draft(), attempt, own.redirectUrl(provider.id()), null);
        return Response.status(Response.Status.CREATED)
                .entity(new TrialStart(trial.id().toString(), there.toString()))
                .header(HttpHeaders.SET_COOKIE, BrowserCookie.set(request, browser))
                .build();
    }

    @GET
    @Path("dry-runs/{trial}")
    public TrialEntry trial(@PathParam("trial") String trial) {
        return TrialEntry.of(
                dryRuns.get(SsoResource.uuid(trial), current.viewer().id()));
    }

    @POST
    @Path("{id}/activate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public ProviderEntry activate(@PathParam("id") String id, @Valid @NotNull Activation activation) {
        UUID provider = SsoResource.uuid(id);
        ProviderSettings before = providers.get(provider).active();
        Provider changed = providers.activate(provider, activation.override(), by());
        boolean untested = changed.provedAt() == null;
        tell(
                untested ? "sso.activated-untested" : "sso.activated",
                changed,
                settings(before),
                settings(changed.active()));
        return view.of(changed);
    }

    @POST
    @Path("{id}/switch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public ProviderEntry turn(@PathParam("id") String id, @Valid @NotNull Switch change) {
        Provider changed = providers.setEnabled(SsoResource.uuid(id), change.enabled(), by());
        tell(change.enabled() ? "sso.switched-on" : "sso.switched-off", changed, null, null);
        return view.of(changed);
    }

    @PUT
    @Path("local-sign-in")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Response hideLocal(@Valid @NotNull LocalSignIn local) {
        options.hideLocal(local.hidden());
        audit.byCaller(
                local.hidden() ? "sso.local-hidden" : "sso.local-shown",
                new Subject("sign-in", null, null),
                null,
                null);
        return Response.noContent().build();
    }

    private void tell(String action, Provider provider, @Nullable String before, @Nullable String after) {
        audit.byCaller(
                action,
                new Subject(
                        "identity-provider",
                        provider.id().toString(),
                        provider.draft().name()),
                before,
                after);
    }

    private static @Nullable String settings(@Nullable ProviderSettings settings) {
        return settings == null ? null : JsonbBuilder.create().toJson(settings);
    }

    private String by() {
        return current.viewer().name();
    }
}

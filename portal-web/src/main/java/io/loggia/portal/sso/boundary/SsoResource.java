package io.loggia.portal.sso.boundary;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.Permission;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.RequestCaller;
import io.loggia.portal.identity.control.SessionCookie;
import io.loggia.portal.identity.control.Sessions.Begun;
import io.loggia.portal.platform.control.Requires;
import io.loggia.portal.platform.control.Told;
import io.loggia.portal.sso.control.Arrival;
import io.loggia.portal.sso.control.Attempts.Returned;
import io.loggia.portal.sso.control.CodeExchange;
import io.loggia.portal.sso.control.CodeExchange.Answer;
import io.loggia.portal.sso.control.DryRuns;
import io.loggia.portal.sso.control.Provider;
import io.loggia.portal.sso.control.ProviderSettings;
import io.loggia.portal.sso.control.Providers;
import io.loggia.portal.sso.control.RelyingParty.Attempt;
import io.loggia.portal.sso.control.RelyingParty.Client;
import io.loggia.portal.sso.control.SignInJourney;
import io.loggia.portal.sso.control.SignInOptions;
import io.loggia.portal.sso.control.SsoException;
import io.loggia.portal.sso.control.SsoStep;
import io.loggia.portal.sso.control.SsoWord;
import io.loggia.portal.sso.control.Target;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Sign-in through an identity provider: the way there and the way back. */
@Path("sso")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.PUBLIC)
public class SsoResource {

    private static final System.Logger LOGGER = System.getLogger(SsoResource.class.getName());

    @Inject
    private Providers providers;

    @Inject
    private SignInOptions options;

    @Inject
    private SignInJourney journey;

    @Inject
    private CodeExchange exchange;

    @Inject
    private SsoTransactions transactions;

    @Inject
    private DryRuns dryRuns;

    @Inject
    private CurrentViewer current;

    @Inject
    private OwnAddress own;

    @Context
    private HttpServletRequest request;

    /** A provider to choose. */
    public record Choice(String id, String name) {}

    /** What the sign-in page offers. */
    public record Offer(List<Choice> providers, boolean localHidden) {}

    /** An address as typed. */
    public record Email(@NotNull @Size(max = 320) String email) {}

    /** Where someone with such an address signs in; null when the page does not know. */
    public record Way(@Nullable String signInUrl) {}

    @GET
    public Offer offer() {
        List<Choice> choices = providers.inForce().stream()
                .map(provider ->
                        new Choice(provider.id().toString(), settings(provider).name()))
                .toList();
        return new Offer(choices, options.isLocalHidden());
    }

    /** Answers by the address's domain alone, so that it tells nothing about who exists. */
    @POST
    @Path("discover")
    @Consumes(MediaType.APPLICATION_JSON)
    public Way discover(@Valid @NotNull Email email) {
        return new Way(providers
                .byEmail(email.email())
                .map(provider -> "/api/v1/sso/" + provider.id() + "/sign-in?loginHint=" + encoded(email.email()))
                .orElse(null));
    }

    @GET
    @Path("{id}/sign-in")
    public Response signIn(
            @PathParam("id") String id,
            @QueryParam("to") @Nullable String to,
            @QueryParam("loginHint") @Nullable String loginHint) {
        String target = Target.of(to);
        try {
            Provider provider = inForce(id);
            String browser = BrowserCookie.read(request).orElseGet(SignInJourney::newBrowser);
            Attempt attempt = transactions.open(provider.id(), browser, target);
            URI there = journey.leave(
                    providers.client(provider).settings(), attempt, own.redirectUrl(provider.id()), loginHint);
            return Response.seeOther(there)
                    .header(HttpHeaders.SET_COOKIE, BrowserCookie.set(request, browser))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (SsoException e) {
            return refusal(e, target);
        }
    }

    /** Where the provider sends the browser back to (OpenID Connect Core 1.0, section 3.1.2.5). */
    @GET
    @Path("{id}/callback")
    public Response callback(
            @PathParam("id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @QueryParam("error") @Nullable String error,
            @QueryParam("error_description") @Nullable String description,
            @QueryParam("iss") @Nullable String issuer) {
        Optional<Returned> returned = state == null
                ? Optional.empty()
                : BrowserCookie.read(request).flatMap(browser -> transactions.take(uuid(id), state, browser));
        if (returned.isEmpty()) {
            return refusal(
                    new SsoException(ErrorCode.SSO_EXPIRED, SsoStep.RETURNED, Told.of(SsoWord.NO_SIGN_IN_UNDER_WAY)),
                    "/");
        }
        Answer answer = new Answer(code, error, description, issuer);
        Returned attempt = returned.get();
        return attempt.dryRun() == null
                ? arrive(uuid(id), attempt, answer)
                : endTrial(uuid(id), attempt, attempt.dryRun(), answer);
    }

    @GET
    @Path("signed-out")
    public Response signedOut() {
        return Response.seeOther(own.of("/sign-in?signedOut")).build();
    }

    private Response arrive(UUID id, Returned attempt, Answer answer) {
        try {
            Client client = providers.client(inForce(id.toString()));
            Arrival arrival = exchange.arrive(client, answer, attempt.attempt(), own.redirectUrl(id));
            Begun begun = transactions.signIn(id, client.settings(), arrival, RequestCaller.of(request));
            return Response.seeOther(own.of(attempt.target()))
                    .header(HttpHeaders.SET_COOKIE, SessionCookie.set(request, begun.token()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        } catch (SsoException e) {
            return refusal(e, attempt.target());
        }
    }

    private Response endTrial(UUID id, Returned attempt, UUID trial, Answer answer) {
        DryRuns.State state;
        Client draft = providers.draftClient(providers.get(id));
        try {
            dryRuns.get(trial, current.viewer().id());
            Arrival arrival = exchange.arrive(draft, answer, attempt.attempt(), own.redirectUrl(id));
            state = transactions.endTrial(trial, id, draft.settings(), arrival);
        } catch (SsoException e) {
            state = transactions.endTrial(trial, e);
        }
        return Response.seeOther(own.of("/sso-tested?state=" + state.name().toLowerCase(Locale.ROOT)))
                .build();
    }

    /** The person reads what it means for them, the log what it was; the reference joins the two. */
    private Response refusal(SsoException failure, String target) {
        String reference =
                String.format(Locale.ROOT, "%06X", ThreadLocalRandom.current().nextInt(1 << 24));
        LOGGER.log(
                Level.WARNING,
                "Sign-in refused, reference " + reference + ": "
                        + failure.code().code() + " at " + failure.step().wireName() + ": "
                        + failure.detail().replaceAll("\\p{Cntrl}", " "));
        return Response.seeOther(own.of("/sign-in?problem=" + failure.code().code() + "&reference=" + reference
                        + (target.equals("/") ? "" : "&to=" + encoded(target))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Provider inForce(String id) {
        return providers
                .find(uuid(id))
                .filter(Provider::isInForce)
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is no such identity provider."));
    }

    private static ProviderSettings settings(Provider provider) {
        return provider.active() == null ? provider.draft() : provider.active();
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.INVALID_ID, "The id is malformed.", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.loggia.portal.admin.boundary;

import io.loggia.domain.Permission;
import io.loggia.portal.admin.control.DeliveryChanges;
import io.loggia.portal.delivery.control.CdnLife;
import io.loggia.portal.delivery.control.DeliverySetup;
import io.loggia.portal.delivery.control.DeliverySetup.InForce;
import io.loggia.portal.delivery.control.DeliverySetup.PurgeWish;
import io.loggia.portal.delivery.control.DeliverySetup.Setup;
import io.loggia.portal.delivery.control.DeliverySetup.Wish;
import io.loggia.portal.delivery.control.DeliveryTrial;
import io.loggia.portal.delivery.control.DeliveryTrial.Outcome;
import io.loggia.portal.delivery.control.DeliveryTrial.Reply;
import io.loggia.portal.delivery.control.PurgeQueue;
import io.loggia.portal.delivery.control.purging.PurgeScheme;
import io.loggia.portal.delivery.control.purging.PurgeSetup;
import io.loggia.portal.delivery.control.signing.Hash;
import io.loggia.portal.delivery.control.signing.Placement;
import io.loggia.portal.delivery.control.signing.SigningScheme;
import io.loggia.portal.platform.control.PlatformConfig;
import io.loggia.portal.platform.control.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** By what CDN media reach people: set up, tested, and only then used. */
@Path("admin/delivery")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Requires(Permission.ADMINISTER)
public class DeliveryResource {

    @Inject
    private DeliverySetup setup;

    @Inject
    private DeliveryChanges changes;

    @Inject
    private DeliveryTrial trial;

    @Inject
    private DeliveryProof proof;

    @Inject
    private PurgeQueue queue;

    @Inject
    @ConfigProperties
    private PlatformConfig platform;

    @Context
    private UriInfo uri;

    /** What a CDN's way of signing leaves open. */
    public record Scheme(SigningScheme name, List<Placement> placements, boolean named, boolean choosesHash) {}

    /**
     * @param version to be sent back with a change, which is refused if someone else was faster
     * @param inUse false while our own edge delivers
     * @param usesSet whether what delivers is what is set; else it is what was set before
     * @param proven whether a test held exactly this for right
     */
    public record Delivery(
            int version,
            boolean inUse,
            boolean usesSet,
            boolean proven,
            String base,
            SigningScheme scheme,
            Placement placement,
            Hash hash,
            String keyId,
            boolean keySet,
            boolean originSecretSet,
            long leastLifeSeconds,
            long longestLifeSeconds,
            String cookieDomain,
            Purge purge,
            Withdrawal withdrawal,
            List<Scheme> schemes,
            List<PurgeChoice> purgeSchemes,
            @Nullable String changedBy,
            @Nullable String changedAt) {}

    /** A change to all of it; a secret that is left out stays as it is. */
    public record DeliveryWish(
            @NotNull Integer version,
            @NotNull @Size(max = 300) String base,
            @NotNull SigningScheme scheme,
            @NotNull Placement placement,
            @NotNull Hash hash,
            @NotNull @Size(max = 64) String keyId,
            @Nullable @Size(max = 8000) String key,
            @Nullable @Size(max = 200) String originSecret,
            @NotNull Integer leastLifeSeconds,
            @NotNull Integer longestLifeSeconds,
            @NotNull @Size(max = 255) String cookieDomain,
            @Nullable @Valid PurgeChange purge) {}

    /**
     * How long a right that was withdrawn may be of use at the CDN that delivers; while our own edge does, at the one that
     * is set.
     *
     * @param atMostSeconds the longest life of an address
     * @param placement where its signature travels
     * @param purges whether it is told of items that go
     */
    public record Withdrawal(long atMostSeconds, Placement placement, boolean purges) {}

    /** A vendor's way of purging, and where it is called as a rule. */
    public record PurgeChoice(PurgeScheme name, String address) {}

    /**
     * How the CDN is told to forget an item.
     *
     * @param waiting items that it is still to forget
     * @param failing those of them at which it failed before
     */
    public record Purge(
            PurgeScheme scheme,
            String address,
            String target,
            String user,
            boolean secretSet,
            long waiting,
            long failing) {}

    /** A change to that; a secret that is left out stays as it is. */
    public record PurgeChange(
            @NotNull PurgeScheme scheme,
            @NotNull @Size(max = 300) String address,
            @NotNull @Size(max = 100) String target,
            @NotNull @Size(max = 100) String user,
            @Nullable @Size(max = 200) String secret) {}

    /** Which edge is to deliver. */
    public record DeliveryUse(
            @NotNull Integer version, @NotNull Boolean inUse) {}

    /** What the CDN answered. {@code title} is of the film that was asked for. */
    public record DeliveryTest(String title, boolean right, List<Reply> replies, Delivery delivery) {}

    @GET
    @Transactional
    public Delivery set() {
        return toWire(setup.read());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Delivery change(@Valid @NotNull DeliveryWish wish) {
        return toWire(changes.change(
                wish.version(),
                new Wish(
                        wish.base(),
                        wish.scheme(),
                        wish.placement(),
                        wish.hash(),
                        wish.keyId(),
                        wish.key(),
                        wish.originSecret(),
                        new CdnLife(
                                Duration.ofSeconds(wish.leastLifeSeconds()),
                                Duration.ofSeconds(wish.longestLifeSeconds())),
                        wish.cookieDomain(),
                        purge(wish.purge()))));
    }

    /** Asks the CDN for a film with what is signed right, forged and over. What is set counts, in use or not. */
    @POST
    @Path("test")
    public DeliveryTest test() {
        DeliveryProof.Asked asked = proof.begin();
        List<Reply> replies = trial.ask(asked.setup(), asked.sample(), page());
        boolean right = replies.stream().allMatch(reply -> reply.outcome() == Outcome.RIGHT);
        return new DeliveryTest(asked.sample().title(), right, replies, toWire(proof.end(asked.setup(), right)));
    }

    /** The portal as people's browsers know it. */
    private String page() {
        URI base = platform.publicUrl.equals("none") ? uri.getBaseUri() : URI.create(platform.publicUrl);
        return base.getScheme() + "://" + base.getRawAuthority();
    }

    /** Has the CDN deliver, once a test has proven it, or our own edge again. */
    @PUT
    @Path("use")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    public Delivery use(@Valid @NotNull DeliveryUse use) {
        return toWire(use.inUse() ? changes.use(use.version()) : changes.useOurs());
    }

    private static PurgeWish purge(@Nullable PurgeChange wish) {
        return wish == null
                ? new PurgeWish(PurgeScheme.NONE, "", "", "", null)
                : new PurgeWish(wish.scheme(), wish.address(), wish.target(), wish.user(), wish.secret());
    }

    private Purge purge(PurgeSetup known) {
        return new Purge(
                known.scheme(),
                known.address(),
                known.target(),
                known.user(),
                !known.secret().isEmpty(),
                queue.waiting(),
                queue.failing());
    }

    private static Withdrawal withdrawal(InForce inForce) {
        Setup used = inForce.used();
        Setup delivers = inForce.inUse() && used != null ? used : inForce.set();
        return new Withdrawal(
                delivers.life().longest().toSeconds(),
                delivers.signing().placement(),
                delivers.purge().tells());
    }

    private Delivery toWire(InForce inForce) {
        Setup setup = inForce.set();
        return new Delivery(
                setup.version(),
                inForce.inUse(),
                inForce.usesSet(),
                setup.proven(),
                setup.base(),
                setup.signing().scheme(),
                setup.signing().placement(),
                setup.signing().hash(),
                setup.signing().keyId(),
                !setup.signing().key().isEmpty(),
                setup.originSecret() != null,
                setup.life().least().toSeconds(),
                setup.life().longest().toSeconds(),
                setup.cookieDomain(),
                purge(setup.purge()),
                withdrawal(inForce),
                Arrays.stream(SigningScheme.values())
                        .map(scheme -> new Scheme(
                                scheme, List.copyOf(scheme.placements()), scheme.isNamed(), scheme.choosesHash()))
                        .toList(),
                Arrays.stream(PurgeScheme.values())
                        .map(scheme -> new PurgeChoice(scheme, scheme.address()))
                        .toList(),
                setup.changedBy(),
                setup.changedAt() == null ? null : setup.changedAt().toString());
    }
}

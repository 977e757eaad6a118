package io.loggia.portal.delivery.control.purging;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call that has a CDN forget all of one item.
 *
 * @param body null for none
 */
public record PurgeCall(
        String method,
        URI address,
        Map<String, String> headers,
        @Nullable String contentType,
        @Nullable String body) {

    private static final String JSON = "application/json";
    private static final String XML = "application/xml";

    /**
     * The call for one item.
     *
     * @param folder the item's path at the CDN, with a slash at its end
     * @param tag that our origin puts on everything of the item
     * @param nonce no two calls have the same
     */
    public static PurgeCall of(PurgeSetup setup, String folder, String tag, Instant now, String nonce) {
        String address = setup.address().replaceAll("/+$", "");
        return switch (setup.scheme()) {
            case PURGE ->
                new PurgeCall(
                        "PURGE",
                        URI.create(address + folder),
                        setup.secret().isEmpty() ? Map.of() : Map.of("X-Loggia-Purge", setup.secret()),
                        null,
                        null);
            case FASTLY ->
                new PurgeCall(
                        "POST",
                        URI.create(address + "/service/" + setup.target() + "/purge/" + tag),
                        Map.of("Fastly-Key", setup.secret(), "Accept", JSON),
                        null,
                        null);
            case CLOUDFRONT -> cloudFront(setup, address, folder, now, nonce);
            case AKAMAI -> akamai(setup, address, tag, now, nonce);
            case NONE -> throw new IllegalArgumentException("Nobody is to be told");
        };
    }

    private static PurgeCall cloudFront(PurgeSetup setup, String address, String folder, Instant now, String nonce) {
        URI uri = URI.create(address + "/2020-05-31/distribution/" + setup.target() + "/invalidation");
        String body = "<InvalidationBatch xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><Paths><Quantity>1"
                + "</Quantity><Items><Path>" + folder + "*</Path></Items></Paths><CallerReference>" + nonce
                + "</CallerReference></InvalidationBatch>";
        Map<String, String> headers =
                new LinkedHashMap<>(new AwsSignature("us-east-1", "cloudfront", setup.user(), setup.secret())
                        .headers("POST", uri, body, now));
        return new PurgeCall("POST", uri, headers, XML, body);
    }

    private static PurgeCall akamai(PurgeSetup setup, String address, String tag, Instant now, String nonce) {
        URI uri = URI.create(address + "/ccu/v3/delete/tag/production");
        String body = "{\"objects\":[\"" + tag + "\"]}";
        String authorization = EdgeGridSignature.authorization(
                new EdgeGridSignature.Client(setup.target(), setup.user(), setup.secret()), uri, body, now, nonce);
        return new PurgeCall("POST", uri, Map.of("Authorization", authorization), JSON, body);
    }

    /** A CDN that has nothing of the item says so in its own way, and has nothing to forget. */
    public boolean isDone(int status) {
        return (status >= 200 && status < 300) || (method.equals("PURGE") && (status == 404 || status == 412));
    }
}

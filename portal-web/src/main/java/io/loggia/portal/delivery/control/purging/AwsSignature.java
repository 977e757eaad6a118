package io.loggia.portal.delivery.control.purging;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Amazon's Signature Version 4, as far as one call without a query needs it. */
record AwsSignature(String region, String service, String accessKey, String secretKey) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of();

    /** What goes along with the call. */
    Map<String, String> headers(String method, URI uri, String body, Instant now) {
        String stamp = STAMP.format(now);
        String hash = HEX.formatHex(sha256(body));
        Map<String, String> signed =
                Map.of("host", uri.getRawAuthority(), "x-amz-content-sha256", hash, "x-amz-date", stamp);
        List<String> names = signed.keySet().stream().sorted().toList();
        return Map.of(
                "X-Amz-Date",
                stamp,
                "X-Amz-Content-Sha256",
                hash,
                "Authorization",
                authorization(method, uri, body, now, names, signed::get));
    }

    /** @param names of the headers that are signed, in lower case and in order */
    String authorization(
            String method,
            URI uri,
            String body,
            Instant now,
            List<String> names,
            UnaryOperator<@Nullable String> header) {
        String stamp = STAMP.format(now);
        String day = stamp.substring(0, 8);
        String scope = day + "/" + region + "/" + service + "/aws4_request";
        String headers = names.stream()
                .map(name -> name + ":" + header.apply(name) + "\n")
                .collect(Collectors.joining());
        String canonical = String.join(
                "\n", method, uri.getRawPath(), "", headers, String.join(";", names), HEX.formatHex(sha256(body)));
        String told = String.join("\n", ALGORITHM, stamp, scope, HEX.formatHex(sha256(canonical)));
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (String step : scope.split("/", -1)) {
            key = hmac(key, step);
        }
        return ALGORITHM + " Credential=" + accessKey + "/" + scope + ", SignedHeaders=" + String.join(";", names)
                + ", Signature=" + HEX.formatHex(hmac(key, told));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "AwsSignature[" + service + " " + accessKey + "]";
    }
}

package io.loggia.portal.delivery.control.signing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The edges of the vendors, as their documentation describes them. */
final class CdnEdges {

    private static final Pattern RESOURCE =
            Pattern.compile("\\{\"Statement\":\\[\\{\"Resource\":\"([^\"]+)\",\"Condition\":\\{\"DateLessThan\":"
                    + "\\{\"AWS:EpochTime\":([0-9]+)}}}]}");
    private static final Pattern COMPONENT =
            Pattern.compile("(.*/)edge-cache-token=(Expires=([0-9]+)&KeyName=([^&]+))&Signature=([^/&]+)/(.*)");
    private static final Pattern VERIFY = Pattern.compile("(.+)\\?verify=([0-9]{10,11})-(.{40,})");
    private static final Pattern FASTLY = Pattern.compile("([0-9]{10,11})_([0-9a-f]+)");

    private CdnEdges() {}

    /** The signature is taken out of the query or the cookies; a canned policy is put together from the request. */
    static CdnEdge cloudFront(String keyPairId, PublicKey key) {
        return (url, cookies, now) -> {
            Map<String, String> parts = new LinkedHashMap<>(query(url));
            cookies.forEach((name, value) -> parts.put(name.replace("CloudFront-", ""), value));
            String hash = parts.getOrDefault("Hash-Algorithm", "SHA1");
            String signature = parts.get("Signature");
            String sent = parts.get("Policy");
            String plain = url.split("\\?", -1)[0];
            if (signature == null || !keyPairId.equals(parts.get("Key-Pair-Id")) || !hash.matches("SHA1|SHA256")) {
                return false;
            }
            String policy = sent == null
                    ? "{\"Statement\":[{\"Resource\":\"" + plain
                            + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":" + parts.get("Expires") + "}}}]}"
                    : new String(amazon(sent), StandardCharsets.UTF_8);
            Matcher statement = RESOURCE.matcher(policy);
            String algorithm = hash + "with" + (key.getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
            return verified(algorithm, key, policy, amazon(signature))
                    && statement.matches()
                    && now.getEpochSecond() < Long.parseLong(statement.group(2))
                    && matches(statement.group(1), plain);
        };
    }

    static CdnEdge akamai(Placement placement, String name, byte[] key, Hash hash) {
        return (url, cookies, now) -> {
            String path = path(url);
            String token = null;
            if (placement == Placement.QUERY) {
                token = query(url).get(name);
            } else if (placement == Placement.COOKIE) {
                token = cookies.get(name);
            } else if (path.startsWith("/" + name + "=") && path.contains("~hmac=")) {
                // Only a folder's pattern has slashes, so the token ends where its hash does.
                int end = path.indexOf('/', path.indexOf("~hmac="));
                token = path.substring(name.length() + 2, end);
                path = path.substring(end);
            }
            return token != null && akamai(token, path, key, hash, now);
        };
    }

    private static boolean akamai(String token, String path, byte[] key, Hash hash, Instant now) {
        int hmac = token.indexOf("~hmac=");
        if (hmac < 0) {
            return false;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : token.split("~", -1)) {
            fields.put(field.replaceAll("=.*", ""), field.replaceAll("^[^=]*=", ""));
        }
        String acl = fields.get("acl");
        String signed = token.substring(0, hmac) + (acl == null ? "~url=" + path : "");
        return equal(hmac(hash, key, signed), token.substring(hmac + 6))
                && isLater(fields.get("exp"), now)
                && (acl == null || matches(acl, path));
    }

    static CdnEdge nginx(Placement placement, String secret, boolean folders) {
        return (url, cookies, now) -> {
            String path = path(url);
            String sum = query(url).get("md5");
            String end = query(url).get("expires");
            if (placement == Placement.PATH) {
                String[] parts = path.split("/", 4);
                sum = parts[1];
                end = parts[2];
                path = "/" + parts[3];
            }
            String signed = folders ? folder(path) : path;
            return sum != null
                    && sum.equals(
                            Base64.getUrlEncoder().withoutPadding().encodeToString(md5(end + signed + " " + secret)))
                    && isLater(end, now);
        };
    }

    static CdnEdge googleSignature(Placement placement, String keyName, PublicKey key) {
        return (url, cookies, now) -> switch (placement) {
            case PATH -> {
                Matcher parts = COMPONENT.matcher(url);
                yield parts.matches()
                        && parts.group(4).equals(keyName)
                        && isLater(parts.group(3), now)
                        && verified(
                                "Ed25519",
                                key,
                                parts.group(1) + "edge-cache-token=" + parts.group(2),
                                url(parts.group(5)));
            }
            case COOKIE -> googleFields(cookies.getOrDefault("Edge-Cache-Cookie", ""), ":", url, keyName, key, now);
            default -> googleFields(url.replaceAll("^[^?]*\\??", ""), "&", url.split("\\?", -1)[0], keyName, key, now);
        };
    }

    private static boolean googleFields(
            String text, String separator, String url, String keyName, PublicKey key, Instant now) {
        int at = text.indexOf(separator + "Signature=");
        if (at < 0) {
            return false;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : text.split(separator, -1)) {
            fields.put(field.replaceAll("=.*", ""), field.replaceAll("^[^=]*=", ""));
        }
        String prefix = fields.get("URLPrefix");
        String signed = prefix == null ? url + "?" + text.substring(0, at) : text.substring(0, at);
        return keyName.equals(fields.get("KeyName"))
                && isLater(fields.get("Expires"), now)
                && verified("Ed25519", key, signed, url(text.substring(at + separator.length() + 10)))
                && (prefix == null || url.startsWith(new String(url(prefix), StandardCharsets.UTF_8)));
    }

    static CdnEdge googleToken(byte[] key, Hash hash) {
        return (url, cookies, now) -> {
            String token = query(url).getOrDefault("edge-cache-token", "");
            String[] fields = token.split("~", -1);
            if (fields.length != 3) {
                return false;
            }
            boolean full = fields[0].equals("FullPath");
            String signed = full ? "FullPath=" + path(url) + "~" + fields[1] : fields[0] + "~" + fields[1];
            return equal(hmac(hash, key, signed), fields[2].replace("hmac=", ""))
                    && isLater(fields[1].replace("Expires=", ""), now)
                    && (full
                            || url.startsWith(
                                    new String(url(fields[0].replace("URLPrefix=", "")), StandardCharsets.UTF_8)));
        };
    }

    /** {@code is_timed_hmac_valid_v0(key, concat(substring(path, 0, length), "?", query), life, now, 8)}. */
    static CdnEdge cloudflare(String key, long lifeSeconds, boolean folders) {
        return (url, cookies, now) -> {
            String path = path(url);
            String message = (folders ? folder(path) : path) + url.replaceAll("^[^?]*", "");
            Matcher parts = VERIFY.matcher(message);
            if (!parts.matches()) {
                return false;
            }
            String mac = URLDecoder.decode(parts.group(3), StandardCharsets.UTF_8);
            byte[] right = hmac(Hash.SHA256, key.getBytes(StandardCharsets.UTF_8), parts.group(1) + parts.group(2));
            return mac.equals(Base64.getEncoder().encodeToString(right))
                    && now.getEpochSecond() < Long.parseLong(parts.group(2)) + lifeSeconds;
        };
    }

    /** {@code digest.hmac_sha256(key, regsub(req.url.path, …) end)}, with the path cut down to the folder. */
    static CdnEdge fastly(byte[] key, Hash hash, boolean folders) {
        return (url, cookies, now) -> {
            String path = path(url);
            String token = query(url).getOrDefault("token", "");
            Matcher parts = FASTLY.matcher(token);
            return parts.matches()
                    && equal(hmac(hash, key, (folders ? folder(path) : path) + parts.group(1)), parts.group(2))
                    && isLater(parts.group(1), now);
        };
    }

    /** The three segments that are signed. */
    private static String folder(String path) {
        return path.replaceAll("^((?:/[^/]+){3}/).*", "$1");
    }

    private static boolean matches(String pattern, String text) {
        return text.matches(Arrays.stream(pattern.split("\\*", -1))
                .map(part -> Arrays.stream(part.split("\\?", -1))
                        .map(Pattern::quote)
                        .reduce((a, b) -> a + "." + b)
                        .orElse(""))
                .reduce((a, b) -> a + ".*" + b)
                .orElse(""));
    }

    private static boolean isLater(@Nullable String end, Instant now) {
        return end != null && end.matches("[0-9]{1,18}") && now.getEpochSecond() < Long.parseLong(end);
    }

    private static String path(String url) {
        return url.replaceAll("^https?://[^/]+", "").replaceAll("\\?.*", "");
    }

    private static Map<String, String> query(String url) {
        Map<String, String> query = new LinkedHashMap<>();
        int mark = url.indexOf('?');
        if (mark >= 0) {
            for (String part : url.substring(mark + 1).split("&", -1)) {
                query.putIfAbsent(part.replaceAll("=.*", ""), part.replaceAll("^[^=]*=", ""));
            }
        }
        return query;
    }

    private static byte[] amazon(String text) {
        try {
            return Base64.getDecoder()
                    .decode(text.replace('-', '+').replace('_', '=').replace('~', '/'));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] url(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static boolean verified(String algorithm, PublicKey key, String text, byte[] sent) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(sent);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] hmac(Hash hash, byte[] key, String text) {
        String name = hash == Hash.SHA1 ? "HmacSHA1" : "HmacSHA256";
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] md5(String text) {
        try {
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean equal(byte[] right, String hex) {
        return HexFormat.of().formatHex(right).equals(hex);
    }
}

package io.loggia.portal.delivery.control.signing;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An edge that reads Common Access Tokens, written from CTA-5007 and the specifications of CWT, COSE and CBOR. */
final class CatEdge {

    private CatEdge() {}

    private interface Seal {
        boolean holds(byte[] signed, byte[] seal) throws GeneralSecurityException;
    }

    static CdnEdge shared(Placement placement, String keyId, byte[] secret) {
        return edge(placement, keyId, 17, "MAC0", 5L, (signed, seal) -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return MessageDigest.isEqual(mac.doFinal(signed), seal);
        });
    }

    static CdnEdge ecdsa(Placement placement, String keyId, PublicKey key) {
        return edge(placement, keyId, 18, "Signature1", -7L, (signed, seal) -> {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(key);
            signature.update(signed);
            return seal.length == 64 && signature.verify(seal);
        });
    }

    private static CdnEdge edge(
            Placement placement, String keyId, int kind, String context, long algorithm, Seal seal) {
        return (url, cookies, now) -> {
            String token = placement == Placement.COOKIE
                    ? cookies.getOrDefault("CTA-Common-Access-Token", "")
                    : url.replaceAll("^[^?]*\\?cat=", "");
            String path = url.replaceAll("^https?://[^/]+", "").replaceAll("\\?.*", "");
            try {
                ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
                require(head(in, 6) == 61 && head(in, 6) == kind && head(in, 4) == 4);
                byte[] protectedHead = (byte[]) item(in);
                Map<?, ?> open = (Map<?, ?>) item(in);
                byte[] claims = (byte[]) item(in);
                byte[] sent = (byte[]) item(in);
                require(!in.hasRemaining());
                byte[] signed = new Cbor()
                        .array(4)
                        .text(context)
                        .bytes(protectedHead)
                        .bytes(new byte[0])
                        .bytes(claims)
                        .toBytes();
                require(item(ByteBuffer.wrap(protectedHead)).equals(Map.of(1L, algorithm)));
                require(open.size() == 1
                        && new String((byte[]) open.get(4L), StandardCharsets.UTF_8).equals(keyId)
                        && seal.holds(signed, sent));
                return allows((Map<?, ?>) item(ByteBuffer.wrap(claims)), path, now);
            } catch (IllegalArgumentException
                    | ClassCastException
                    | NullPointerException
                    | IndexOutOfBoundsException
                    | BufferUnderflowException
                    | GeneralSecurityException e) {
                return false;
            }
        };
    }

    private static boolean allows(Map<?, ?> claims, String path, Instant now) {
        Map<?, ?> match = (Map<?, ?>) in(in(claims, 312), 3);
        boolean isAllowed = match.containsKey(1L) ? path.startsWith((String) in(match, 1)) : path.equals(in(match, 0));
        return isAllowed
                && now.getEpochSecond() < (long) in(claims, 4)
                && in(claims, 310).equals(1L);
    }

    private static Object in(Object map, long key) {
        Object value = ((Map<?, ?>) map).get(key);
        if (value == null) {
            throw new IllegalArgumentException("Without a " + key);
        }
        return value;
    }

    private static Object item(ByteBuffer in) {
        int major = (in.get(in.position()) & 0xff) >> 5;
        long value = head(in, major);
        require(value >= 0 && (value <= Integer.MAX_VALUE || major < 2));
        return switch (major) {
            case 0 -> value;
            case 1 -> -1 - value;
            case 2 -> bytes(in, value);
            case 3 -> new String(bytes(in, value), StandardCharsets.UTF_8);
            case 4 -> {
                List<Object> items = new ArrayList<>();
                for (long i = 0; i < value; i++) {
                    items.add(item(in));
                }
                yield items;
            }
            case 5 -> {
                Map<Object, Object> pairs = new LinkedHashMap<>();
                for (long i = 0; i < value; i++) {
                    pairs.put(item(in), item(in));
                }
                yield pairs;
            }
            default -> throw new IllegalArgumentException("Not read here: " + major);
        };
    }

    private static byte[] bytes(ByteBuffer in, long length) {
        require(length <= in.remaining());
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private static long head(ByteBuffer in, int major) {
        int first = in.get() & 0xff;
        require(first >> 5 == major);
        return switch (first & 0x1f) {
            case 24 -> in.get() & 0xffL;
            case 25 -> in.getShort() & 0xffffL;
            case 26 -> in.getInt() & 0xffffffffL;
            case 27 -> in.getLong();
            default -> first & 0x1f;
        };
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("Not a token that is taken");
        }
    }
}

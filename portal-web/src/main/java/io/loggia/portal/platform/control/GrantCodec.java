package io.loggia.portal.platform.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Grants as text: {@code version, key id, expiry, session, item, folder, HMAC-SHA256} in base64url, one path segment. In
 * version 2, the network stands before the folder.
 * See docs/adr/0008-path-tokens.md.
 */
final class GrantCodec {

    private static final byte FROM_ANYWHERE = 1;
    private static final byte FROM_A_NETWORK = 2;
    private static final int HEADER = 1 + Integer.BYTES + Long.BYTES + 4 * Long.BYTES;
    private static final int MAC = 32;
    private static final int MAX_FOLDER = 200;
    private static final int MAX_TOKEN = (HEADER + Network.BYTES + MAX_FOLDER + MAC) * 4 / 3 + 4;
    /** Two steps at least, so that no grant spans a whole kind of files, and never a wildcard (attack C03). */
    private static final Pattern FOLDER = Pattern.compile("[a-z]{1,32}(/[A-Za-z0-9_-]{1,64}){1,4}");

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private GrantCodec() {}

    static String encode(Grant grant, MediaKeys keys) {
        if (grant.folder().length() > MAX_FOLDER
                || !FOLDER.matcher(grant.folder()).matches()) {
            throw new IllegalArgumentException("Not a folder that can be granted: " + grant.folder());
        }
        byte[] folder = grant.folder().getBytes(StandardCharsets.US_ASCII);
        MediaKeys.Key key = keys.signing();
        Network network = grant.network();
        int signed = HEADER + (network == null ? 0 : Network.BYTES) + folder.length;
        byte[] token = new byte[signed + MAC];
        ByteBuffer out = ByteBuffer.wrap(token)
                .put(network == null ? FROM_ANYWHERE : FROM_A_NETWORK)
                .putInt(key.id())
                .putLong(grant.expires().getEpochSecond())
                .putLong(grant.sessionId().getMostSignificantBits())
                .putLong(grant.sessionId().getLeastSignificantBits())
                .putLong(grant.mediaId().value().getMostSignificantBits())
                .putLong(grant.mediaId().value().getLeastSignificantBits());
        if (network != null) {
            network.write(out);
        }
        out.put(folder);
        out.put(key.mac(token, signed));
        return ENCODER.encodeToString(token);
    }

    /** @throws LoggiaException {@link ErrorCode#FORBIDDEN} when the token is not ours, was changed, or is over */
    static Grant decode(String token, MediaKeys keys, Instant now) {
        byte[] bytes = bytes(token);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte version = in.get();
        int head = version == FROM_A_NETWORK ? HEADER + Network.BYTES : HEADER;
        if ((version != FROM_ANYWHERE && version != FROM_A_NETWORK) || bytes.length <= head + MAC) {
            throw forged();
        }
        MediaKeys.Key key = keys.verifying(in.getInt()).orElseThrow(GrantCodec::forged);
        int signed = bytes.length - MAC;
        // MessageDigest.isEqual takes as long for a wrong first byte as for a wrong last one.
        byte[] sent = new byte[MAC];
        System.arraycopy(bytes, signed, sent, 0, MAC);
        if (!MessageDigest.isEqual(key.mac(bytes, signed), sent)) {
            throw forged();
        }
        long expires = in.getLong();
        if (expires > Instant.MAX.getEpochSecond()) {
            throw forged();
        }
        if (now.getEpochSecond() >= expires) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, "This media link has expired. Open the page again.");
        }
        UUID session = new UUID(in.getLong(), in.getLong());
        MediaId media = new MediaId(new UUID(in.getLong(), in.getLong()));
        Network network = version == FROM_A_NETWORK ? Network.read(in) : null;
        String folder = new String(bytes, head, signed - head, StandardCharsets.US_ASCII);
        return new Grant(session, media, folder, Instant.ofEpochSecond(expires), network);
    }

    private static byte[] bytes(String token) {
        if (token.length() > MAX_TOKEN) {
            throw forged();
        }
        try {
            byte[] bytes = DECODER.decode(token);
            // The last character has bits to spare: one grant must have one spelling, or caches could be split by it.
            if (bytes.length <= HEADER + MAC || !ENCODER.encodeToString(bytes).equals(token)) {
                throw forged();
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, FORGED, e);
        }
    }

    private static final String FORGED = "This media link is not valid. Open the page again.";

    private static LoggiaException forged() {
        return new LoggiaException(ErrorCode.FORBIDDEN, FORGED);
    }
}

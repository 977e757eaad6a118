package io.loggia.portal.search.boundary;

import io.loggia.portal.platform.control.Cursor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A place in a list of hits that is sorted anew for each page: it names the hits which were shown, four bytes each, and
 * so is good on every node and in whatever state its index is by then.
 */
final class ShownCursor {

    private ShownCursor() {}

    static String encode(List<Integer> shown) {
        ByteBuffer bytes = ByteBuffer.allocate(shown.size() * Integer.BYTES);
        shown.forEach(bytes::putInt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws io.loggia.domain.LoggiaException INVALID_CURSOR for what was not encoded here */
    static List<Integer> decode(String cursor) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() % Integer.BYTES != 0) {
                throw Cursor.invalid(null);
            }
            List<Integer> shown = new ArrayList<>();
            while (bytes.hasRemaining()) {
                shown.add(bytes.getInt());
            }
            return shown;
        } catch (IllegalArgumentException e) {
            throw Cursor.invalid(e);
        }
    }
}

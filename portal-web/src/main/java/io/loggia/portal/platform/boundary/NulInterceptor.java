package io.loggia.portal.platform.boundary;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the one character that PostgreSQL holds in no text, where a JSON body brings it. JSON forbids the bare byte, so
 * it can only come as an escape.
 */
@Provider
public class NulInterceptor implements ReaderInterceptor {

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        MediaType type = context.getMediaType();
        if (type != null && type.getSubtype().endsWith("json")) {
            context.setInputStream(new WithoutNul(context.getInputStream()));
        }
        return context.proceed();
    }

    /** Looks, as the bytes go by, for a backslash that is not escaped itself with {@code u0000} behind it. */
    static final class WithoutNul extends FilterInputStream {

        private static final byte[] ESCAPE = {'\\', 'u', '0', '0', '0', '0'};

        /** How much of the escape was seen. */
        private int seen;

        WithoutNul(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            if (next >= 0) {
                see((byte) next);
            }
            return next;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int count = super.read(buffer, from, length);
            for (int i = 0; i < count; i++) {
                see(buffer[from + i]);
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void see(byte next) {
            if (next == ESCAPE[seen]) {
                seen++;
            } else {
                // A backslash behind a backslash is the escaped one; any other begins anew.
                seen = next == ESCAPE[0] && seen != 1 ? 1 : 0;
            }
            if (seen == ESCAPE.length) {
                throw NulFilter.refused();
            }
        }
    }
}

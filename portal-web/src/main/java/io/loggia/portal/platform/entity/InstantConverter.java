package io.loggia.portal.platform.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Instants as timestamps with time zone. Jakarta Persistence 3.1 names no mapping for {@link Instant}, and EclipseLink
 * would serialise it. Cut to microseconds, which is what the columns hold, so that what is read equals what was written.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<@Nullable Instant, @Nullable Object> {

    @Override
    public @Nullable Object convertToDatabaseColumn(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** H2's driver reads the column as {@link OffsetDateTime}, PostgreSQL's as {@link Timestamp}. */
    @Override
    public @Nullable Instant convertToEntityAttribute(@Nullable Object column) {
        return switch (column) {
            case null -> null;
            case OffsetDateTime time -> time.toInstant();
            case Timestamp time -> time.toInstant();
            default -> throw new IllegalStateException("Not a timestamp: " + column.getClass());
        };
    }
}

package io.loggia.portal.platform.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * UUIDs as the database's own type. Attributes that are not keys need this: EclipseLink 4.0's built-in conversion throws
 * {@link NullPointerException} on a null column.
 */
@Converter(autoApply = true)
public class UuidConverter implements AttributeConverter<@Nullable UUID, @Nullable Object> {

    @Override
    public @Nullable Object convertToDatabaseColumn(@Nullable UUID id) {
        return id;
    }

    @Override
    public @Nullable UUID convertToEntityAttribute(@Nullable Object column) {
        return switch (column) {
            case null -> null;
            case UUID id -> id;
            default -> UUID.fromString(column.toString());
        };
    }
}

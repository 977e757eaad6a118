package io.loggia.search.suggest;

import io.loggia.domain.MediaId;
import org.jspecify.annotations.Nullable;

/**
 * What may be meant by the beginning that was typed.
 *
 * @param media the item that bears {@code text} as its title; null when it is merely something to search for
 */
public record Suggestion(String text, @Nullable MediaId media) {}

package io.loggia.portal.catalog.control;

import io.loggia.domain.CaptionKind;

/**
 * A caption track as other features see it.
 *
 * @param name its part of addresses
 * @param language BCP 47 tag in canonical case
 * @param label the language's name in that language, with a word where it is automatic or of a kind of its own
 * @param origin {@code uploaded} by somebody, {@code embedded} in the film's own file, {@code edited} here,
 *     {@code estimated}: uploaded as text without times, or {@code automatic} by an engine until somebody has
 *     {@code approved} it
 * @param byDefault whether the player shows it to those who have said nothing; at most one of an item
 */
public record CaptionTrackRef(
        String name, String language, CaptionKind kind, String label, int cues, String origin, boolean byDefault) {}

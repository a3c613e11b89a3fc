/**
 * What people are told, once: the rules in force, asked of everything that passes.
 *
 * <p>{@link org.vigie.enrich.alert.FollowAlerts} is the way there. {@code JudgeRelease} asks the rules on releases: their
 * alerts are functions of the release as it now stands. Of an item, {@code FindSigns} tells each rule what it wants to know, a
 * {@code Sign}, and remembers what it told; behind a topic between, {@code JoinPieces} makes one alert of all items of a
 * story, {@code WatchLevels} compares days with those before them ({@code Level}), and {@code WatchSilence} waits for those who
 * have a {@code Rhythm}. {@code Objections} says why a rule has nothing to tell of a thing. Time is that of
 * the records only.
 */
@NullMarked
package org.vigie.enrich.alert;

import org.jspecify.annotations.NullMarked;

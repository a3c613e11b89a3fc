package org.vigie.enrich.classifier;

import java.util.List;
import java.util.stream.Stream;

/** A few items that were labelled by hand. */
final class SomeNews {
    private SomeNews() {}

    static List<LabelledText> french() {
        return Stream.of(
                        "sport\tLe club de Kerval remporte la coupe\tLes joueurs ont gagné la finale du championnat de football.",
                        "sport\tUne étape de montagne pour les cyclistes\tLe peloton court demain vers le col, dit l'entraîneur.",
                        "sport\tL'équipe perd son entraîneur\tAprès trois défaites en championnat, le club change d'entraîneur.",
                        "sport\tLa joueuse signe dans un nouveau club\tElle avait marqué douze buts la saison dernière.",
                        "sport\tDeux médailles pour les nageurs\tLa finale du relais a été gagnée au dernier virage.",
                        "économie\tLa banque centrale relève ses taux\tL'inflation pèse sur les ménages et sur les entreprises.",
                        "économie\tLe chômage recule au troisième trimestre\tLes entreprises embauchent, selon l'institut.",
                        "économie\tLa bourse termine en baisse\tLes marchés craignent une hausse des taux de la banque.",
                        "économie\tUne entreprise textile supprime des emplois\tLes salaires des ouvriers seront versés, promet la direction.",
                        "économie\tLes prix de l'énergie montent\tL'inflation gagne les factures, et les ménages épargnent.",
                        "santé\tLes hôpitaux manquent d'infirmières\tLes malades attendent aux urgences, disent les médecins.",
                        "santé\tUn vaccin contre la grippe\tLes médecins conseillent aux malades fragiles de se faire vacciner.",
                        "santé\tL'épidémie recule dans les écoles\tLe virus circule moins, selon les médecins de la région.",
                        "santé\tUne clinique ferme ses portes\tLes malades iront à l'hôpital de la ville voisine.",
                        "santé\tDormir mieux, conseils de médecins\tLe sommeil protège le coeur, montre une étude de l'hôpital.")
                .map(SomeNews::row)
                .toList();
    }

    static List<LabelledText> english() {
        return Stream.of(
                        "sport\tThe striker scores twice in the final\tFans cheered as the team lifted the cup.",
                        "sport\tCoach resigns after third defeat\tThe team sits at the bottom of the league.",
                        "sport\tRunner breaks the marathon record\tShe won the race by two minutes.",
                        "health\tHospital opens a new ward\tDoctors hope that patients will wait less.",
                        "health\tFlu vaccine arrives early\tDoctors urge patients to get their shots.",
                        "health\tNurses ask for more staff\tPatients wait for hours, the hospital admits.")
                .map(SomeNews::row)
                .toList();
    }

    private static LabelledText row(String row) {
        var fields = row.split("\t");
        return new LabelledText(fields[0], fields[1], fields[2]);
    }
}

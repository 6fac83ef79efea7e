//! `dateline view`: a copied line in words, and exit code 1 for one that is none.

use insta::assert_snapshot;

use super::{data_of, dateline};

#[test]
fn a_copied_view_is_told_in_words() {
    let text = "dateline:view?v=1&map=36,33,42,37.5&time=2025-05-20&mode=30d&article=north-withdrawal,deir-ez-zor-pullout&sel=us-withdrawal-2025\
                &read=deir-ez-zor-pullout,1&colour=kind";
    assert_snapshot!(data_of(&["view", text]), @r"
    map         36.00°E to 42.00°E, 33.00°N to 37.50°N
    time        1 month to 20 May 2025
    selected    US forces withdraw from Syria in 2025
    reader      Deir ez-Zor pull-out ¶1
    articles    Deir ez-Zor pull-out or North withdrawal
    colours by  kind
    claim       Deir ez-Zor pull-out ¶1: “large-scale withdrawal from eastern Syria’s Deir ez-Zor province” (Forces of the US-led coalition left Deir ez-Zor province on a large scale.)
    ");
    assert_snapshot!(data_of(&["view", "dateline:view?v=1"]), @"shown  all that there is");
}

#[test]
fn what_is_left_out_is_said_and_what_is_no_view_is_refused() {
    let answer = dateline(&["view", "dateline:view?v=1&d=000000000000&article=nobody&tilt=3"]);
    assert_eq!(answer.code, Some(0));
    assert!(answer.talk.contains("\"tilt\" is not known here") && answer.talk.contains("no article \"nobody\""), "{}", answer.talk);
    assert!(answer.talk.contains("another dossier (000000000000)"), "{}", answer.talk);
    for (text, reason) in [
        ("dateline:view", "expected a text that begins with dateline:view?"),
        ("dateline:view?v=7", "expected a view of version 1, found 7"),
        ("dateline:view?v=1&map=1,2", "expected a box in degrees"),
    ] {
        let answer = dateline(&["view", text]);
        assert_eq!((answer.code, answer.data.as_str()), (Some(1), ""), "{text}");
        assert!(answer.talk.contains(reason), "{}", answer.talk);
    }
    assert_eq!(dateline(&["view"]).code, Some(2));
}

/** Everyday words in alphabetical order: none of them is an account. */
export const spanishWords = `
  a abril acá además agosto ahora ahorita ahí al algo alguien alguna algunos algún allá allí almacén alta antes
  antigua antiguo aparte apenas aquel aquí así aunque año años aún baja bajo bastante bien buena bueno buenos cada
  casi caso caída cerca cierto como compras con conmigo contabilidad contra correcto correo cosa cosas cual cualquier
  cuando cuarto cuál cuándo cuánto cómo da dado de debe decir del demasiado demás dentro desde después dice diciembre
  dijo dio dirección disculpa domingo donde dos durante día días dónde e el ella ellos en encima enero enseguida
  entonces entra entrar entre equipo era error es esa ese eso esta estar estas este esto estos está están falla favor
  febrero fin finanzas forma fue fuera general gracias gran grande ha haber había hace hacer hacia hago han hasta hay
  he hecho hola hora horas hoy humanos identidad igual informática inicia iniciar intentos intentó ir jefe jueves
  julio junio la lado largo las le lejos les llamada llamó lo los luego lugar lunes mal martes marzo mayo mayor mañana
  me media medio mejor menos mes mi mientras minutos mis misma mismo miércoles momento mucha muchas mucho muchos muy
  más nada nadie necesita necesito ni ningún no nos nosotros noviembre nuestra nuestro nueva nuevo nunca o octubre
  oficina ok os otra otras otro otros oye para parece parte pasa pasado pasar peor perdón pero persona piso planta
  poco podemos poder poner por porfa porfi porque posible primera primero problema producción pronto propio próximo
  pude pueda puede pueden puedo pues punto que quiere quiero quizás quién qué rato recepción recibe recursos
  registrado regreso reunión sabe saber salió se sea sede segundo según semana septiembre ser sesión si sido siempre
  siendo sigue siguiente sin sistema sobre sola solo son soy su sus sábado sí tal también tampoco tan tanto tarde te
  teléfono tema temprano tenemos tener tengo tercera tiempo tiene tienen toda todas todavía todo todos trabajar
  trabajo tras tres tu tus tú un una uno unos urgencia urgente usa usar va vacaciones vale van varios veces venga
  ventas ver verificada vez viene viernes volver volvió vuelta vía y ya yo él última último
`;

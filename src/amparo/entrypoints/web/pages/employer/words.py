"""What the codes of notices, employers and industries are called on the desk, in both languages."""

from __future__ import annotations

from amparo.entrypoints.web.labels import Both

NOTICES: dict[str, Both] = {
    "ENT": ("Entrada", "Entry"),
    "SAL": ("Salida", "Exit"),
    "MSU": ("Nuevo sueldo", "New wage"),
    "INS": ("Extras del mes", "Extras of the month"),
    "COR": ("Días y pago del mes", "Days and pay of the month"),
    "CNF": ("Confirmación", "Confirmation"),
}

EXITS: dict[str, Both] = {
    "T": ("Terminó el contrato", "The contract ended"),
    "V": ("Renuncia voluntaria", "Resignation"),
    "B": ("Visto bueno", "Dismissal approved by an inspector (visto bueno)"),
    "R": ("Despido", "Dismissal by the employer"),
    "S": ("Supresión del puesto", "The post was suppressed"),
    "D": ("Desaparición del puesto", "The post disappeared"),
    "I": ("Incapacidad permanente", "Permanent incapacity"),
    "A": ("Abandono", "Abandonment"),
    "F": ("Fallecimiento", "Death"),
}

RELATIONS: dict[str, Both] = {
    "06": ("Sector privado", "Private sector"),
    "10": ("Sector público (LOSEP)", "Public sector (LOSEP)"),
    "11": ("Magisterio", "Teachers"),
    "12": ("Servicio exterior", "Foreign service"),
    "13": ("Bancarios y municipales", "Bank and municipal"),
    "20": ("Trabajo del hogar", "Domestic work"),
    "53": ("Intermediados y tercerizados", "Intermediated workers"),
}
"""The relations of work that an employer may give notice of, by their code in the batch file."""

FIELDS: dict[str, Both] = {
    "line": ("Línea", "Line"),
    "type": ("Tipo", "Type"),
    "ruc": ("RUC", "RUC"),
    "branch": ("Sucursal", "Branch"),
    "month": ("Mes", "Month"),
    "cedula": ("Cédula", "Cédula"),
    "date": ("Fecha", "Date"),
    "amount": ("Valor", "Amount"),
    "days": ("Días", "Days"),
    "relation": ("Relación de trabajo", "Relation of work"),
    "cause": ("Causa", "Cause"),
    "death_date": ("Fecha de defunción", "Date of death"),
    "wage": ("Remuneración mensual", "Monthly wage"),
    "extras": ("Extras del mes", "Extras of the month"),
}
"""Where a line of a file is wrong."""

EMPLOYERS: dict[str, Both] = {
    "private": ("Empresa o persona con trabajadores", "Company or person with workers"),
    "public": ("Entidad pública", "Public body"),
    "domestic": ("Hogar con trabajo doméstico", "Household with domestic work"),
}
"""The kinds of employer that register themselves; who pays for herself is not one."""

INDUSTRIES: dict[str, Both] = {
    "A": ("Agricultura, ganadería, silvicultura y pesca", "Agriculture, forestry and fishing"),
    "B": ("Explotación de minas y canteras", "Mining and quarrying"),
    "C": ("Industrias manufactureras", "Manufacturing"),
    "D": ("Electricidad, gas y vapor", "Electricity, gas and steam"),
    "E": ("Agua, alcantarillado y desechos", "Water supply, sewerage and waste"),
    "F": ("Construcción", "Construction"),
    "G": ("Comercio y reparación de vehículos", "Trade and repair of vehicles"),
    "H": ("Transporte y almacenamiento", "Transport and storage"),
    "I": ("Alojamiento y comidas", "Accommodation and food"),
    "J": ("Información y comunicación", "Information and communication"),
    "K": ("Finanzas y seguros", "Finance and insurance"),
    "L": ("Actividades inmobiliarias", "Real estate"),
    "M": ("Actividades profesionales, científicas y técnicas", "Professional, scientific and technical"),
    "N": ("Servicios administrativos y de apoyo", "Administrative and support services"),
    "O": ("Administración pública y defensa", "Public administration and defence"),
    "P": ("Enseñanza", "Education"),
    "Q": ("Salud y asistencia social", "Health and social work"),
    "R": ("Artes, entretenimiento y recreación", "Arts, entertainment and recreation"),
    "S": ("Otros servicios", "Other services"),
    "T": ("Hogares como empleadores", "Households as employers"),
    "U": ("Organismos extraterritoriales", "Extraterritorial organisations"),
    "-": ("Sin actividad económica", "No economic activity"),
}
"""The sections of the CIIU (ISIC)."""
